package io.guanxi.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server of S3 and hands on what is read of it, but for what a test wants. */
public final class S3Relay implements AutoCloseable {
  /** Nothing is answered, as long as the client waits. */
  public static final long SILENCE = Long.MIN_VALUE;

  /** What is done with one request to read the object. */
  public interface Trouble {
    /**
     * Meets a request.
     *
     * @param number 1 for the first one
     * @return at most how many bytes of the answer are handed on; 0 for none, {@link #SILENCE} for
     *     none and a connection that stays open, the negative of a number for so many and silence
     */
    long limit(int number, OutputStream client) throws IOException;
  }

  private final URI server;
  private final String path;
  private final Trouble trouble;
  private final ServerSocket socket;
  private final AtomicInteger requests = new AtomicInteger();

  private S3Relay(URI server, String path, Trouble trouble, ServerSocket socket) {
    this.server = server;
    this.path = path;
    this.trouble = trouble;
    this.socket = socket;
  }

  /**
   * Starts one.
   *
   * @param path bucket and key of the object that has trouble
   */
  public static S3Relay start(S3Server server, String path, Trouble trouble) throws IOException {
    ServerSocket socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    S3Relay relay = new S3Relay(URI.create(server.endpoint()), path, trouble, socket);
    daemon(relay::accept);
    return relay;
  }

  /** An answer without a body. */
  public static void answer(OutputStream client, String status) throws IOException {
    String head = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    client.write(head.getBytes(StandardCharsets.US_ASCII));
  }

  /** Its address. */
  public String endpoint() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        daemon(() -> relay(client));
      } catch (IOException e) { // closed
        return;
      }
    }
  }

  /** One request a connection; those that read have no body. */
  private void relay(Socket accepted) {
    try (Socket client = accepted) {
      String head = head(client.getInputStream());
      OutputStream out = client.getOutputStream();
      long limit = Long.MAX_VALUE;
      if (head.startsWith("GET /" + path + " ")) {
        limit = trouble.limit(requests.incrementAndGet(), out);
      }
      if (limit != 0 && limit != SILENCE) {
        pass(head, out, Math.abs(limit));
      }
      if (limit < 0) {
        client.getInputStream().read(); // until the client has had enough
      }
    } catch (IOException e) {
      // One of both has gone.
    }
  }

  private void pass(String head, OutputStream client, long limit) throws IOException {
    try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
      String once = head.replaceFirst("(?i)\r\nConnection: [^\r]*", "");
      upstream
          .getOutputStream()
          .write(
              once.replaceFirst("\r\n", "\r\nConnection: close\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = upstream.getInputStream();
      client.write(head(in).getBytes(StandardCharsets.ISO_8859_1));
      byte[] buffer = new byte[1024];
      long left = limit;
      while (left > 0) {
        int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (n < 0) {
          return;
        }
        client.write(buffer, 0, n);
        left -= n;
      }
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    String text = "";
    while (!text.endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("ended within a head");
      }
      head.write(next);
      text = next == '\n' ? head.toString(StandardCharsets.ISO_8859_1) : "";
    }
    return text;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
