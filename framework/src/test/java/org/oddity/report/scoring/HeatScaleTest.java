package org.oddity.report.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.oddity.core.AnomalyMap;
import org.oddity.experiment.model.HeldOutNormals;

class HeatScaleTest {
  @Test
  void isHalfHotAtTheUsualPeakOfNormals() {
    HeldOutNormals normals =
        new HeldOutNormals(new double[2], new double[] {1, 3}, new double[] {10, 10});
    HeatScale scale = HeatScale.of(normals).orElseThrow();
    assertThat(scale.heat(-5)).isZero();
    assertThat(scale.heat(2)).isZero();
    assertThat(scale.heat(10)).isEqualTo(0.5);
    assertThat(scale.heat(18)).isEqualTo(1);
    assertThat(scale.heat(1000)).isEqualTo(1);
  }

  @Test
  void isUnknownWhereNormalsSayNothing() {
    double[] none = {};
    assertThat(HeatScale.of(new HeldOutNormals(new double[2], none, none))).isEmpty();
    double[] flat = {1, 1};
    assertThat(HeatScale.of(new HeldOutNormals(new double[2], flat, flat))).isEmpty();
  }

  @Test
  void ofOneMapGoesFromItsLeastToItsGreatest() {
    HeatScale scale = HeatScale.of(new AnomalyMap(1, 3, new float[] {2, 6, 4}));
    assertThat(scale.heat(2)).isZero();
    assertThat(scale.heat(4)).isEqualTo(0.5);
    assertThat(scale.heat(6)).isEqualTo(1);
    assertThat(HeatScale.of(new AnomalyMap(1, 2, new float[] {3, 3})).heat(3)).isZero();
  }
}
