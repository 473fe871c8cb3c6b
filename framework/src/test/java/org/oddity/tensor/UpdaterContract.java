package org.oddity.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Update rules, compared with their formulas over several steps of different rates. */
interface UpdaterContract extends KernelsUnderTest {
  static double[] rates() {
    return new double[] {0.1, 0.05, 0.2, 0.1};
  }

  /** One parameter's update. */
  @FunctionalInterface
  interface Formula {
    /** Returns the step, given what is remembered and may be changed. */
    double step(double gradient, double[] memory, double rate, int iteration);
  }

  private void compare(UpdateRule rule, Formula formula) {
    int size = 9;
    Updater updater = kernels().updater(rule, type(), size);
    TestingArray start = KernelsUnderTest.random(1, size);
    Tensor parameters = kernels().persistent(type(), Shape.of(size));
    kernels().assign(parameters, tensor(start));
    double[] expected = start.values().clone();
    double[] rates = rates();
    double[][] memory = new double[size][2];
    for (int step = 0; step < rates.length; step++) {
      TestingArray gradients = KernelsUnderTest.random(10 + step, size);
      gradients.values()[0] = 0;
      gradients.values()[1] = (float) 1e-4;
      updater.apply(parameters, tensor(gradients), rates[step], step);
      for (int i = 0; i < size; i++) {
        expected[i] -= formula.step(gradients.values()[i], memory[i], rates[step], step);
      }
      check(rule + " after step " + step, parameters, new TestingArray(start.shape(), expected));
    }
  }

  @Test
  default void descends() {
    compare(new UpdateRule.Sgd(0, false), (g, memory, rate, t) -> rate * g);
  }

  @Test
  default void descendsWithMomentum() {
    compare(
        new UpdateRule.Sgd(0.9, false),
        (g, memory, rate, t) -> {
          memory[0] = 0.9 * memory[0] + g;
          return rate * memory[0];
        });
  }

  @Test
  default void descendsWithNesterovsMomentum() {
    compare(
        new UpdateRule.Sgd(0.9, true),
        (g, memory, rate, t) -> {
          memory[0] = 0.9 * memory[0] + g;
          return rate * (g + 0.9 * memory[0]);
        });
  }

  @Test
  default void followsAdam() {
    compare(
        new UpdateRule.Adam(0.9, 0.999, 1e-3),
        (g, memory, rate, t) -> {
          memory[0] = 0.9 * memory[0] + 0.1 * g;
          memory[1] = 0.999 * memory[1] + 0.001 * g * g;
          double corrected =
              rate * Math.sqrt(1 - Math.pow(0.999, t + 1)) / (1 - Math.pow(0.9, t + 1));
          return corrected * memory[0] / (Math.sqrt(memory[1]) + 1e-3);
        });
  }

  @Test
  default void followsRmsProp() {
    compare(
        new UpdateRule.RmsProp(0.9, 1e-3),
        (g, memory, rate, t) -> {
          memory[0] = 0.9 * memory[0] + 0.1 * g * g;
          return rate * g / (Math.sqrt(memory[0]) + 1e-3);
        });
  }

  @Test
  default void goesOnFromWhatWasRemembered() {
    for (UpdateRule rule :
        new UpdateRule[] {
          new UpdateRule.Sgd(0, false),
          new UpdateRule.Sgd(0.9, false),
          new UpdateRule.Sgd(0.9, true),
          new UpdateRule.Adam(0.9, 0.999, 1e-8),
          new UpdateRule.RmsProp(0.9, 1e-8)
        }) {
      Tensor parameters = kernels().persistent(type(), Shape.of(4));
      Updater first = kernels().updater(rule, type(), 4);
      first.apply(parameters, tensor(KernelsUnderTest.random(1, 4)), 0.1, 0);
      Tensor copy = kernels().persistent(type(), Shape.of(4));
      kernels().assign(copy, parameters);
      Updater second = kernels().updater(rule, type(), 4);
      assertThat(second.state().keySet()).isEqualTo(first.state().keySet());
      second.state().forEach((name, state) -> kernels().assign(state, first.state().get(name)));
      first.apply(parameters, tensor(KernelsUnderTest.random(2, 4)), 0.1, 1);
      second.apply(copy, tensor(KernelsUnderTest.random(2, 4)), 0.1, 1);
      assertThat(copy.toDoubles()).as(rule.toString()).isEqualTo(parameters.toDoubles());
      second
          .state()
          .forEach(
              (name, state) ->
                  assertThat(state.toDoubles())
                      .as(name)
                      .isEqualTo(first.state().get(name).toDoubles()));
    }
  }

  @Test
  default void refusesParametersOfAnotherSize() {
    Updater updater = kernels().updater(new UpdateRule.Adam(0.9, 0.999, 1e-8), type(), 4);
    Tensor three = tensor(KernelsUnderTest.random(1, 3));
    assertThatThrownBy(() -> updater.apply(three, three, 0.1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[4]");
  }
}
