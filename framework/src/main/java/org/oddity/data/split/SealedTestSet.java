package org.oddity.data.split;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A test set that nobody has looked at; it can be opened once, after the training. */
public final class SealedTestSet {
  private final Supplier<TestSet> content;
  private final AtomicBoolean opened = new AtomicBoolean();

  /** Seals what {@code content} will read when the seal is broken. */
  public SealedTestSet(Supplier<TestSet> content) {
    this.content = requireNonNull(content, "content is null");
  }

  /**
   * Breaks the seal and reads the test set.
   *
   * @throws IllegalStateException at the second call: a test set that is read twice is being chosen
   *     on
   */
  public TestSet open() {
    if (!opened.compareAndSet(false, true)) {
      throw new IllegalStateException("the test set was opened before; it is read once");
    }
    return content.get();
  }
}
