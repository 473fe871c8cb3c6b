package org.oddity.nn.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.core.InvalidInputException;

class OptimiserOptionsTest {
  private static <T> T read(Class<T> type, String yaml) {
    return RecordBinder.bindOrThrow(YamlReader.readValue(yaml, "test.yaml"), "it", type);
  }

  @Test
  void defaultsAreThoseOfPyTorch() {
    assertThat(read(OptimiserOptions.class, "sgd"))
        .isEqualTo(new OptimiserOptions.Sgd(0.01, 0, false, 0));
    assertThat(read(OptimiserOptions.class, "adam"))
        .isEqualTo(new OptimiserOptions.Adam(0.001, 0.9, 0.999, 1e-8, 0))
        .isEqualTo(OptimiserOptions.Adam.of(0.001));
    assertThat(read(OptimiserOptions.class, "adamw"))
        .isEqualTo(new OptimiserOptions.AdamW(0.001, 0.9, 0.999, 1e-8, 0.01));
    assertThat(read(OptimiserOptions.class, "rmsprop"))
        .isEqualTo(new OptimiserOptions.RmsProp(0.01, 0.99, 1e-8, 0));
    assertThat(read(ScheduleOptions.class, "constant"))
        .isEqualTo(new ScheduleOptions.Constant(new ScheduleOptions.WarmUp(0, 0.1)));
    assertThat(read(ClippingOptions.class, "none")).isEqualTo(new ClippingOptions.None());
  }

  @Test
  void everyKeyIsRead() {
    assertThat(
            read(
                OptimiserOptions.class,
                "{kind: sgd, learning-rate: 0.2, momentum: 0.9, nesterov: true, weight-decay:"
                    + " 0.1}"))
        .isEqualTo(new OptimiserOptions.Sgd(0.2, 0.9, true, 0.1));
    assertThat(
            read(
                OptimiserOptions.class,
                "{kind: adam, learning-rate: 2e-4, beta1: 0.5, beta2: 0.99, epsilon: 1e-7,"
                    + " weight-decay: 0.2}"))
        .isEqualTo(new OptimiserOptions.Adam(2e-4, 0.5, 0.99, 1e-7, 0.2));
    assertThat(
            read(
                ScheduleOptions.class,
                "{kind: step, milestones: [50, 70], factor: 0.3, warm-up: {epochs: 5, from: 0.2}}"))
        .isEqualTo(
            new ScheduleOptions.Step(List.of(50, 70), 0.3, new ScheduleOptions.WarmUp(5, 0.2)));
    assertThat(read(ScheduleOptions.class, "{kind: cosine, minimum: 0.1, epochs: 7}"))
        .isEqualTo(
            new ScheduleOptions.Cosine(0.1, Optional.of(7), new ScheduleOptions.WarmUp(0, 0.1)));
    assertThat(read(ScheduleOptions.class, "{kind: linear-decay, after: 3, minimum: 0.1}"))
        .isEqualTo(
            new ScheduleOptions.LinearDecay(
                3, 0.1, Optional.empty(), new ScheduleOptions.WarmUp(0, 0.1)));
    assertThat(read(ClippingOptions.class, "{kind: norm, limit: 1.5}"))
        .isEqualTo(new ClippingOptions.GlobalNorm(1.5));
    assertThat(read(ClippingOptions.class, "{kind: value, limit: 0.5}"))
        .isEqualTo(new ClippingOptions.Value(0.5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{kind: sgd, learning-rate: 0}",
        "{kind: sgd, momentum: 1}",
        "{kind: sgd, nesterov: true}",
        "{kind: adam, beta2: 1}",
        "{kind: adamw, epsilon: 0}",
        "{kind: rmsprop, decay: 1}",
        "{kind: rmsprop, weight-decay: -1}"
      })
  void refusesWhatCannotTrain(String yaml) {
    assertThatThrownBy(() -> read(OptimiserOptions.class, yaml))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("test.yaml:1:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{kind: step, milestones: [0]}",
        "{kind: step, milestones: [3], factor: 2}",
        "{kind: cosine, minimum: 1.5}",
        "{kind: cosine, epochs: 0}",
        "{kind: linear-decay, after: -1}",
        "{kind: constant, warm-up: {from: 0}}"
      })
  void refusesSchedulesThatMakeNoSense(String yaml) {
    assertThatThrownBy(() -> read(ScheduleOptions.class, yaml))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aDecayAfterAFullStretchEndsWithTheTraining() {
    Schedule schedule =
        new ScheduleOptions.LinearDecay(4, 0, Optional.empty(), ScheduleOptions.WarmUp.NONE)
            .over(8);
    assertThat(schedule.factor(0)).isEqualTo(1);
    assertThat(schedule.factor(4)).isEqualTo(1);
    assertThat(schedule.factor(6)).isEqualTo(0.5);
    assertThat(schedule.factor(6.5)).isEqualTo(0.375);
    assertThat(schedule.factor(8)).isEqualTo(0);
    assertThat(schedule.factor(9)).isEqualTo(0);
  }
}
