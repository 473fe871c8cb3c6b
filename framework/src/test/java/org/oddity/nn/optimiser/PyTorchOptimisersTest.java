package org.oddity.nn.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oddity.detector.TestingReference;
import org.oddity.nn.Network;

/** Against ten steps of {@code torch.optim}, and its schedules: see {@code torch_optimisers.py}. */
class PyTorchOptimisersTest {
  private static final int STEPS = 10;
  private static final int EPOCHS = 12;
  private static final ScheduleOptions.WarmUp NONE = ScheduleOptions.WarmUp.NONE;
  private static final Schedule MILESTONES =
      new ScheduleOptions.Step(List.of(3, 6), 0.1, NONE).over(STEPS);

  private static Map<String, Optimiser> optimisers(Network x) {
    Map<String, Optimiser> all = new LinkedHashMap<>();
    OptimiserOptions plain = new OptimiserOptions.Sgd(0.05, 0, false, 0);
    OptimiserOptions momentum = new OptimiserOptions.Sgd(0.05, 0.9, false, 0);
    ClippingOptions none = new ClippingOptions.None();
    all.put("sgd", Optimiser.of(plain, x));
    all.put("sgd-momentum", Optimiser.of(momentum, x));
    all.put("sgd-nesterov-decay", Optimiser.of(new OptimiserOptions.Sgd(0.05, 0.8, true, 0.1), x));
    all.put("adam", Optimiser.of(new OptimiserOptions.Adam(0.1, 0.5, 0.99, 1e-8, 0), x));
    all.put("adam-decay", Optimiser.of(new OptimiserOptions.Adam(0.1, 0.9, 0.999, 1e-8, 0.3), x));
    all.put("adamw", Optimiser.of(new OptimiserOptions.AdamW(0.1, 0.9, 0.999, 1e-8, 0.3), x));
    all.put("rmsprop", Optimiser.of(new OptimiserOptions.RmsProp(0.02, 0.9, 1e-8, 0), x));
    Schedule constant = Schedule.constant();
    all.put("clip-norm", Optimiser.of(plain, constant, new ClippingOptions.GlobalNorm(2), x));
    all.put("clip-value", Optimiser.of(plain, constant, new ClippingOptions.Value(1.5), x));
    all.put("adam-step", Optimiser.of(OptimiserOptions.Adam.of(0.1), MILESTONES, none, x));
    all.put("momentum-step", Optimiser.of(momentum, MILESTONES, none, x));
    return all;
  }

  private static Map<String, Schedule> schedules() {
    ScheduleOptions.WarmUp warmUp = new ScheduleOptions.WarmUp(4, 0.2);
    Map<String, ScheduleOptions> all = new LinkedHashMap<>();
    all.put("step", new ScheduleOptions.Step(List.of(5, 9), 0.2, NONE));
    all.put("cosine", new ScheduleOptions.Cosine(0.05, Optional.empty(), NONE));
    all.put("linear-decay", new ScheduleOptions.LinearDecay(0, 0.1, Optional.of(8), NONE));
    all.put("warm-up", new ScheduleOptions.Constant(warmUp));
    all.put("warm-up-step", new ScheduleOptions.Step(List.of(2, 8), 0.5, warmUp));
    Map<String, Schedule> schedules = new LinkedHashMap<>();
    all.forEach((name, options) -> schedules.put(name, options.over(EPOCHS)));
    return schedules;
  }

  @Test
  void stepsAndFactorsAreThoseOfPyTorch() {
    try (TestingReference reference = new TestingReference(getClass(), "torch_optimisers.txt")) {
      for (String name : optimisers(TestingQuadratic.network()).keySet()) {
        assertThat(reference.word()).isEqualTo(name);
        Network x = TestingQuadratic.network();
        compare(name, optimisers(x).get(name), x, reference);
      }
      schedules().forEach((name, schedule) -> compare(name, schedule, reference));
      assertThat(reference.hasNext()).isFalse();
    }
  }

  /** Adam's epsilon enters elsewhere in PyTorch: up to 6e-7 a step at the least gradient, 0.05. */
  private static void compare(
      String name, Optimiser optimiser, Network x, TestingReference reference) {
    for (int step = 0; step < STEPS; step++) {
      optimiser.enterEpoch(step);
      TestingQuadratic.step(optimiser, x);
      double[] expected = reference.numbers(4);
      float[] numbers = TestingQuadratic.numbers(x);
      for (int i = 0; i < 4; i++) {
        assertThat((double) numbers[i])
            .as("%s, step %d, number %d", name, step, i)
            .isCloseTo(expected[i], within(6e-6 * Math.max(1, Math.abs(expected[i]))));
      }
    }
  }

  private static void compare(String name, Schedule schedule, TestingReference reference) {
    assertThat(reference.word()).isEqualTo(name);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      assertThat(schedule.factor(epoch))
          .as("%s, epoch %d", name, epoch)
          .isCloseTo(reference.number(), within(1e-9));
    }
  }
}
