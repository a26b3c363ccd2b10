package io.guanxi.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Looks at several files at once: who looks mostly waits, for a disk or a store far away. */
final class ParallelTasks {
  private ParallelTasks() {}

  /**
   * What a function makes of each element, in their order. What it throws unchecked for the first
   * of them is thrown.
   *
   * @param count how many at once, at most
   */
  static <T, R> List<R> map(List<T> elements, int count, Function<T, R> function) {
    if (elements.size() < 2) {
      return elements.stream().map(function).toList();
    }
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(count, elements.size()));
    try {
      List<Callable<R>> tasks = new ArrayList<>();
      elements.forEach(each -> tasks.add(() -> function.apply(each)));
      List<R> results = new ArrayList<>();
      for (Future<R> each : threads.invokeAll(tasks)) {
        results.add(each.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new IllegalStateException("looking at a file failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking at files", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
