package io.guanxi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The cluster that {@code deploy/flink/cluster.sh} starts, in a folder of its own. */
public final class FlinkCluster implements AutoCloseable {
  public static final List<String> WORKERS = List.of("taskmanager1", "taskmanager2");
  public static final List<String> NODES = List.of("jobmanager", "taskmanager1", "taskmanager2");

  private final Path folder;
  private final int port;

  private FlinkCluster(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /**
   * Starts it; the test is skipped, with a message, where nobody may mount.
   *
   * @param environment of its processes beyond that of this one, as {@code NAME=value}
   */
  public static FlinkCluster start(Path folder, List<String> environment) throws Exception {
    boolean root = "root".equals(System.getProperty("user.name"));
    assumeTrue(
        Shell.run(folder, "unshare", root ? "--mount" : "--map-root-user", "true").code() == 0,
        "nobody may mount in a namespace of their own here (unshare): no cluster is started");
    int port = ServerProcess.freePort();
    FlinkCluster cluster = new FlinkCluster(folder, port);
    List<String> command = new ArrayList<>(List.of("env"));
    command.addAll(environment);
    command.addAll(List.of(script(), "start", folder.toString(), "" + port));
    cluster.done(command.toArray(String[]::new));
    return cluster;
  }

  private static String script() {
    return ProjectFiles.required("deploy/flink/cluster.sh").toString();
  }

  private String done(String... command) throws IOException, InterruptedException {
    Shell.Result result = Shell.run(folder, command);
    assertThat(result.code()).as(result.err()).isZero();
    return result.out().strip();
  }

  /** Where it is asked for work. */
  public String master() {
    return "localhost:" + port;
  }

  /** All that a node sees of any disk. */
  public Path rootOf(String node) throws Exception {
    return Path.of("/proc", done(script(), "pid", folder.toString(), node), "root");
  }

  /** What a node has said so far. */
  public String log(String node) throws IOException {
    return Files.readString(folder.resolve(node).resolve("log"));
  }

  @Override
  public void close() throws IOException {
    try {
      done(script(), "stop", folder.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the cluster was stopped", e);
    }
  }
}
