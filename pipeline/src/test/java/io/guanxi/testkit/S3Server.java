package io.guanxi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A real server of S3 in a process of its own, whose buckets are folders. */
public final class S3Server implements AutoCloseable {
  /** The name of its one user. */
  public static final String KEY = "AKIATESTTESTTEST";

  /** The password of its one user. */
  public static final String SECRET = "hush/of+tests/nobody+must/see";

  private final Path buckets;
  private final int port;
  private final Shell.Running running;

  private S3Server(Path buckets, int port, Shell.Running running) {
    this.buckets = buckets;
    this.port = port;
    this.running = running;
  }

  /** Starts a server without buckets. */
  public static S3Server start(Path folder) throws Exception {
    Path buckets = Files.createDirectory(folder.resolve("buckets"));
    int port = ServerProcess.freePort();
    Path settings =
        Files.writeString(
            folder.resolve("s3proxy.conf"),
            String.join(
                "\n",
                "s3proxy.endpoint=http://127.0.0.1:" + port,
                "s3proxy.authorization=aws-v2-or-v4",
                "s3proxy.ignore-unknown-headers=true", // Beam asks for keys of buckets
                "s3proxy.identity=" + KEY,
                "s3proxy.credential=" + SECRET,
                "jclouds.provider=filesystem",
                "jclouds.identity=none",
                "jclouds.credential=none",
                "jclouds.filesystem.basedir=" + buckets));
    Path quiet =
        Files.writeString(
            folder.resolve("logback.xml"), "<configuration><root level=\"OFF\"/></configuration>");
    return new S3Server(
        buckets,
        port,
        ServerProcess.start(
            "s3proxy",
            folder,
            port,
            List.of(
                "-Dlogback.configurationFile=" + quiet,
                "org.gaul.s3proxy.Main",
                "--properties",
                settings.toString())));
  }

  /** Its address. */
  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  /** What lets a process in that has the secret. */
  public static List<String> environment(String secret) {
    return List.of(
        "AWS_REGION=us-east-1", "AWS_ACCESS_KEY_ID=" + KEY, "AWS_SECRET_ACCESS_KEY=" + secret);
  }

  /** Asserts that no file below a folder holds the secret, or whose it is. */
  public static void assertNoSecretIn(Path folder) throws IOException {
    try (Stream<Path> written = Files.walk(folder)) {
      for (Path file : written.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as("%s", file)
            .doesNotContain(KEY, SECRET);
      }
    }
  }

  /** A bucket's folder, made if it is not there. */
  public Path bucket(String name) throws IOException {
    return Files.createDirectories(buckets.resolve(name));
  }

  @Override
  public void close() {
    running.process().destroyForcibly();
  }
}
