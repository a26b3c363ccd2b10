package io.guanxi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A NameNode and a DataNode of Hadoop, in a process of their own. */
public final class HdfsServer implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final Shell.Running running;

  private HdfsServer(Path folder, int port, Shell.Running running) {
    this.folder = folder;
    this.port = port;
    this.running = running;
  }

  /** Starts them without a file. */
  public static HdfsServer start(Path folder) throws Exception {
    int port = ServerProcess.freePort();
    Path settings = Files.createDirectory(folder.resolve("conf")).resolve("core-site.xml");
    HdfsServer server =
        new HdfsServer(
            folder,
            port,
            ServerProcess.start(
                "hdfs",
                folder,
                port,
                List.of(
                    "org.apache.hadoop.mapreduce.MiniHadoopClusterManager",
                    "-nomr",
                    "-format",
                    "-nnport",
                    "" + port,
                    "-writeConfig",
                    settings.toString(),
                    "-D",
                    "hdfs.minidfs.basedir=" + folder.resolve("dfs"),
                    "-D",
                    "hadoop.tmp.dir=" + folder.resolve("tmp"))));
    for (int i = 0; i < 600 && (!Files.exists(settings) || Files.size(settings) == 0); i++) {
      Thread.sleep(100); // until the DataNode is there too
    }
    return server;
  }

  /** The address of its root, with {@code /} at the end. */
  public String address() {
    return "hdfs://localhost:" + port + "/";
  }

  /** What tells a process where it is. */
  public List<String> environment() {
    return List.of("HADOOP_CONF_DIR=" + folder.resolve("conf"));
  }

  /** Puts files and folders of this machine into a folder of it, as Hadoop's own command does. */
  public void put(String into, Path... files) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("-put"));
    for (Path file : files) {
      arguments.add(file.toString());
    }
    arguments.add(into);
    command(arguments.toArray(String[]::new));
  }

  /** Every file and folder below a place. */
  public List<String> list(String place) throws Exception {
    return command("-ls", "-R", "-C", place).lines().toList();
  }

  private String command(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home", ""), "bin/java").toString(),
                "-cp",
                folder.resolve("conf") + ":" + Files.readString(folder.resolve("jars")).strip(),
                "org.apache.hadoop.fs.FsShell"));
    command.addAll(List.of(arguments));
    Shell.Result result = Shell.run(folder, command.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return result.out();
  }

  @Override
  public void close() {
    running.process().destroyForcibly();
  }
}
