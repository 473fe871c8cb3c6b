package org.oddity.spark.executor;

import org.apache.spark.util.AccumulatorV2;

/** How far a task's cell has come; executors send it with their heartbeats. */
public final class Progress extends AccumulatorV2<Progress.Step, Progress.Step> {
  private static final long serialVersionUID = 1L;
  private static final Step NONE = new Step(0, "");

  private volatile Step last = NONE;

  /**
   * A step on the way.
   *
   * @param fraction in [0, 1]
   */
  public record Step(double fraction, String activity) implements java.io.Serializable {}

  @Override
  public boolean isZero() {
    return last.equals(NONE);
  }

  @Override
  public AccumulatorV2<Step, Step> copy() {
    Progress copy = new Progress();
    copy.last = last;
    return copy;
  }

  @Override
  public void reset() {
    last = NONE;
  }

  @Override
  public void add(Step step) {
    last = step;
  }

  @Override
  public void merge(AccumulatorV2<Step, Step> other) {
    last = other.value();
  }

  @Override
  public Step value() {
    return last;
  }
}
