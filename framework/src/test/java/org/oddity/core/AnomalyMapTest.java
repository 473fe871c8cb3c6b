package org.oddity.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AnomalyMapTest {
  @Test
  void isResizedByStraightLinesBetweenTheCentres() {
    AnomalyMap map = new AnomalyMap(1, 2, new float[] {0, 4});
    // torch.nn.functional.interpolate(mode="bilinear", align_corners=False) gives the same
    assertThat(map.resized(2, 4).values()).containsExactly(0, 1, 3, 4, 0, 1, 3, 4);
    assertThat(map.resized(1, 1).values()).containsExactly(2);
    assertThat(map.resized(1, 2)).isSameAs(map);
    AnomalyMap square = new AnomalyMap(2, 2, new float[] {0, 2, 4, 6});
    assertThat(square.resized(3, 3).values()).containsExactly(0, 1, 2, 2, 3, 4, 4, 5, 6);
  }

  @Test
  void holdsOneValuePerPixel() {
    assertThatThrownBy(() -> new AnomalyMap(2, 2, new float[3]))
        .hasMessage("3 values do not fill a map of 2x2");
  }
}
