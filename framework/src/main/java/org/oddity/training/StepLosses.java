package org.oddity.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.oddity.autograd.Variable;

/** The losses of one step by name, in the order they were added; the first is the one watched. */
public final class StepLosses {
  private final Map<String, Double> values = new LinkedHashMap<>();

  /** Returns a step's only loss, called {@code loss}. */
  public static StepLosses of(Variable loss) {
    return new StepLosses().and("loss", loss);
  }

  /** Returns a step's first loss. */
  public static StepLosses of(String name, Variable loss) {
    return new StepLosses().and(name, loss);
  }

  /**
   * Adds a loss, whose tape must still be open.
   *
   * @param name in lower-kebab, unique in the step
   * @param loss a scalar
   * @throws NonFiniteLossException naming the layer that came to it, if it is NaN or infinite
   */
  public StepLosses and(String name, Variable loss) {
    double value = loss.toScalar();
    if (!Double.isFinite(value)) {
      throw new NonFiniteLossException(name, value, loss.tape().firstNonFinite());
    }
    return and(name, value);
  }

  /**
   * Adds a number that is already there.
   *
   * @throws NonFiniteLossException if it is NaN or infinite
   */
  public StepLosses and(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new NonFiniteLossException(name, value, Optional.empty());
    }
    if (values.putIfAbsent(name, value) != null) {
      throw new IllegalArgumentException("the loss '" + name + "' was added twice");
    }
    return this;
  }

  /** Returns the losses in the order they were added. */
  public Map<String, Double> values() {
    return Collections.unmodifiableMap(values);
  }
}
