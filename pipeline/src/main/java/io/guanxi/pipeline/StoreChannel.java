package io.guanxi.pipeline;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.Objects;
import org.apache.beam.sdk.io.FileSystems;

/** Opens files of any file system that Beam knows. */
final class StoreChannel {
  private static final String AMAZON = "software.amazon.awssdk.";

  private StoreChannel() {}

  /**
   * Opens a file at its begin.
   *
   * @return a channel that can be sought in where the file system allows it
   * @throws IOException when it cannot be opened, as the channel throws when it cannot be read; S3
   *     has exceptions of its own for what it refuses, which are brought as this one
   */
  static ReadableByteChannel open(String resource) throws IOException {
    ReadableByteChannel channel = FileSystems.open(FileSystems.matchNewResource(resource, false));
    if (!resource.contains("://")) {
      return channel;
    }
    Class<?> kind =
        channel instanceof SeekableByteChannel
            ? SeekableByteChannel.class
            : ReadableByteChannel.class;
    return (ReadableByteChannel)
        Proxy.newProxyInstance(
            StoreChannel.class.getClassLoader(),
            new Class<?>[] {kind},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(channel, arguments);
                if (result instanceof Integer n && n == 0) { // Beam would ask for ever
                  throw new IOException(
                      "ends elsewhere than its size says; it has changed, run again");
                }
                return result;
              } catch (InvocationTargetException e) {
                Throwable cause = Objects.requireNonNull(e.getCause());
                throw cause.getClass().getName().startsWith(AMAZON)
                    ? new IOException(cause.getMessage(), cause)
                    : cause;
              }
            });
  }
}
