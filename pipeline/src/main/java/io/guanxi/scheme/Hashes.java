package io.guanxi.scheme;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of texts and bytes, in hexadecimal. */
public final class Hashes {
  private Hashes() {}

  /** The hash of the bytes. */
  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  /** The hash of the text's UTF-8 bytes. */
  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of a file's bytes, read piece by piece. */
  public static String sha256(Path file) throws IOException {
    return sha256(file, OutputStream.nullOutputStream());
  }

  /** The hash of a file's bytes, which are copied while they are read. */
  public static String sha256(Path file, OutputStream copy) throws IOException {
    Hashing hashing = new Hashing(List.of(copy));
    hashing.writeAll(file);
    return hashing.sha256();
  }

  /** Hashes what it passes on. */
  public static final class Hashing extends OutputStream {
    private final MessageDigest digest = digest();
    private final byte[] buffer = new byte[1 << 16];
    private final List<OutputStream> others;

    /** Passes on to other streams, which stay open. */
    public Hashing(List<OutputStream> others) {
      this.others = List.copyOf(others);
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int begin, int length) throws IOException {
      digest.update(bytes, begin, length);
      for (OutputStream other : others) {
        other.write(bytes, begin, length);
      }
    }

    /** Writes a file's bytes, piece by piece. */
    public void writeAll(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          write(buffer, 0, n);
        }
      }
    }

    /** The hash of all that was written. */
    public String sha256() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
