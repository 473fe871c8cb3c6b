package org.oddity.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NormalScaleTest {
  @Test
  void heldOutNormalsLieBetweenNothingAndOne() {
    NormalScale scale = NormalScale.of(3, 5, 4).orElseThrow();
    assertThat(scale.scaled(3)).isZero();
    assertThat(scale.scaled(5)).isEqualTo(1);
    assertThat(scale.scaled(7)).isEqualTo(2);
    assertThat(NormalScale.ofMetrics(scale.asMetrics())).hasValue(scale);
  }

  @Test
  void thereIsNoneWhereAllScoreTheSame() {
    assertThat(NormalScale.of(2, 2)).isEmpty();
    assertThat(NormalScale.of()).isEmpty();
    assertThat(NormalScale.of(-Double.MAX_VALUE, Double.MAX_VALUE)).isEmpty();
    assertThat(NormalScale.ofMetrics(Map.of())).isEmpty();
  }
}
