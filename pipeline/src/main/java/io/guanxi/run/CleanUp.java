package io.guanxi.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Takes the folder aside away when the program is ended, whenever that is. */
final class CleanUp extends Thread {
  /** Stages that are still at work may write into the folder while it is taken away. */
  private static final int TRIES = 100;

  private @Nullable Path aside;
  private boolean ended;

  /** Stands by from now on. */
  void begin() {
    Runtime.getRuntime().addShutdownHook(this);
  }

  /** Stands by no longer. */
  void end() {
    try {
      Runtime.getRuntime().removeShutdownHook(this);
    } catch (IllegalStateException e) {
      // The program is being ended: this is at work already.
    }
  }

  synchronized Path makeAside(Path output) throws IOException {
    if (ended) {
      throw new IOException("the program is being ended");
    }
    Path made = Files.createTempDirectory(output, Publication.ASIDE).toAbsolutePath();
    aside = made;
    return made;
  }

  @Override
  public synchronized void run() {
    ended = true;
    for (int i = 0; aside != null && i < TRIES && Files.exists(aside); i++) {
      Publication.delete(aside);
    }
  }
}
