package io.guanxi.pipeline;

import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Snappy in Java alone. Beam packs the functions of a pipeline with a Snappy that copies a native
 * library into the temporary folder at every start, which fails where nothing may be executed
 * there, and leaves the copy behind after a kill.
 */
final class JavaSnappy implements InvocationHandler {
  private JavaSnappy() {}

  /** Has Beam's Snappy use this from now on; must come before its first use. */
  static void install() {
    try {
      Class<?> api = Class.forName("org.xerial.snappy.SnappyApi");
      Method install =
          Class.forName("org.xerial.snappy.SnappyLoader").getDeclaredMethod("setSnappyApi", api);
      install.setAccessible(true);
      install.invoke(
          null,
          Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, new JavaSnappy()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Snappy is not the one that is known here", e);
    }
  }

  /**
   * What Snappy's streams call; they work on arrays of bytes. Workers call at once, and a
   * compressor serves one at a time, so each call has its own.
   */
  @Override
  public Object invoke(Object proxy, Method method, Object[] given) {
    return switch (method.getName()) {
      case "maxCompressedLength" -> new SnappyCompressor().maxCompressedLength((int) given[0]);
      case "uncompressedLength" ->
          SnappyDecompressor.getUncompressedLength((byte[]) given[0], (int) given[1]);
      case "rawCompress" -> {
        byte[] out = (byte[]) given[3];
        int begin = (int) given[4];
        yield new SnappyCompressor()
            .compress(
                (byte[]) given[0], (int) given[1], (int) given[2], out, begin, out.length - begin);
      }
      case "rawUncompress" -> {
        byte[] out = (byte[]) given[3];
        int begin = (int) given[4];
        yield new SnappyDecompressor()
            .decompress(
                (byte[]) given[0], (int) given[1], (int) given[2], out, begin, out.length - begin);
      }
      case "arrayCopy" -> {
        System.arraycopy(given[0], (int) given[1], given[3], (int) given[4], (int) given[2]);
        yield given;
      }
      default -> throw new UnsupportedOperationException(method.toString());
    };
  }
}
