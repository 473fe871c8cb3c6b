package org.oddity.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
  private static final List<String> RISING =
      List.of(
          "",
          "01",
          "1",
          "2-9",
          "2-10",
          "10",
          "99999999999999999999998",
          "99999999999999999999999",
          "a",
          "frame",
          "frame1.png",
          "frame2.png",
          "frame2a.png",
          "frame10.png",
          "frame010b.png",
          "frameb",
          "é");

  @Test
  void countsAsPeopleDo() {
    List<String> names = new ArrayList<>(RISING);
    Collections.shuffle(names, new Random(1));
    names.sort(NaturalOrder.INSTANCE);
    assertThat(names).isEqualTo(RISING);
  }

  @Test
  void isAnOrder() {
    for (String a : RISING) {
      for (String b : RISING) {
        int order = Integer.signum(NaturalOrder.INSTANCE.compare(a, b));
        assertThat(order).isEqualTo(-Integer.signum(NaturalOrder.INSTANCE.compare(b, a)));
        assertThat(order == 0).isEqualTo(a.equals(b));
        for (String c : RISING) {
          if (order < 0 && NaturalOrder.INSTANCE.compare(b, c) < 0) {
            assertThat(NaturalOrder.INSTANCE.compare(a, c)).as(a + " " + b + " " + c).isNegative();
          }
        }
      }
    }
  }
}
