package org.oddity.detector.adversarial.ocgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MiningRuleTest {
  @Test
  void aGradientStepIsTheRateTimesTheGradient() {
    assertThat(moved(MiningRule.GRADIENT, 1)).containsExactly(new float[] {0.3f, -0.1f});
    assertThat(moved(MiningRule.SIGN, 1)).containsExactly(new float[] {0.4f, 0.4f});
  }

  /**
   * By hand: m = 0.1 · 2 and then 0.9 · 0.2 − 0.1 = 0.08; v = 0.001 · 4 and then 0.999 · 0.004 +
   * 0.001 = 0.004996; the second step is 0.1 · (0.08 / 0.19) / √(0.004996 / 0.001999) = 0.0266337.
   * Of 6 and again 6 both steps are the rate.
   */
  @Test
  void anAdamStepIsThatOfThePaper() {
    assertThat(moved(MiningRule.ADAM, 1)).containsExactly(new float[] {0.4f, 0.4f}, within(1e-6f));
    assertThat(moved(MiningRule.ADAM, 2))
        .containsExactly(new float[] {0.4f - 0.0266337f, 0.3f}, within(1e-6f));
  }

  private static float[] moved(MiningRule rule, int steps) {
    float[] latents = {0.5f, 0.5f};
    MiningRule.Move move = rule.begin(0.1, latents.length);
    float[][] gradients = {{2, 6}, {-1, 6}};
    for (int i = 0; i < steps; i++) {
      move.step(latents, gradients[i]);
    }
    return latents;
  }
}
