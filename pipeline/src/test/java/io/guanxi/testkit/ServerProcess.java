package io.guanxi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server that a test starts, in a process of its own, with libraries of its own. */
public final class ServerProcess {
  private ServerProcess() {}

  /** A port that nobody listens to. */
  public static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /**
   * Starts a server and waits until it listens.
   *
   * @param libraries folder below {@code pipeline/src/test} whose {@code pom.xml} names them
   * @param folder takes in what the server writes
   * @param java options and arguments of Java behind the class path
   */
  public static Shell.Running start(String libraries, Path folder, int port, List<String> java)
      throws Exception {
    Path jars = folder.resolve("jars");
    Shell.Result resolved =
        Shell.run(
            folder,
            "mvn",
            "-B",
            "-ntp",
            "-q",
            "-f",
            ProjectFiles.required("pipeline/src/test/" + libraries + "/pom.xml").toString(),
            "dependency:build-classpath",
            "-Dmdep.outputFile=" + jars);
    assertThat(resolved.code()).as(resolved.out() + resolved.err()).isZero();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin/java").toString());
    command.addAll(List.of("-cp", Files.readString(jars).strip()));
    command.addAll(java);
    Shell.Running running = Shell.start(folder, command.toArray(String[]::new));
    for (int i = 0; i < 600; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return running;
      } catch (IOException e) { // not yet
        assertThat(running.process().isAlive()).as(Files.readString(running.err())).isTrue();
        Thread.sleep(100);
      }
    }
    running.process().destroyForcibly();
    throw new IllegalStateException("the server did not come up in 60 s");
  }
}
