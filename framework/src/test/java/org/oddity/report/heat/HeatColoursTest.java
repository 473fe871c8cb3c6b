package org.oddity.report.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.oddity.explanation.ExplanationMap;

class HeatColoursTest {
  private static final HeatColours COLOURS = new HeatColours();

  @Test
  void everyColourIsLighterThanTheOneBefore() {
    double before = -1;
    for (int i = 0; i < 256; i++) {
      double lightness = lab(COLOURS.of(i / 255.0))[0];
      assertThat(lightness).as("colour %s", i).isGreaterThan(before - 0.002); // rounding to bytes
      before = lightness;
    }
    assertThat(lab(COLOURS.of(0))[0]).isCloseTo(0.13, within(0.01));
    assertThat(lab(COLOURS.of(1))[0]).isCloseTo(0.95, within(0.01));
    assertThat(COLOURS.of(-3)).isEqualTo(COLOURS.of(0));
    assertThat(COLOURS.of(7)).isEqualTo(COLOURS.of(1));
  }

  @Test
  void equalStepsLookEquallyFar() {
    double whole = 0;
    double[] steps = new double[16];
    for (int i = 0; i < steps.length; i++) {
      double[] from = lab(COLOURS.of(i / 16.0));
      double[] to = lab(COLOURS.of((i + 1) / 16.0));
      steps[i] = Math.hypot(Math.hypot(from[0] - to[0], from[1] - to[1]), from[2] - to[2]);
      whole += steps[i];
    }
    assertThat(whole).isGreaterThan(0.9);
    for (double step : steps) {
      assertThat(step).isCloseTo(whole / 16, within(0.1 * whole / 16));
    }
  }

  @Test
  void aMapIsDrawnOnTheScaleOfItsOwnPeak() {
    HeatPicture heat = new HeatPicture();
    ExplanationMap map = new ExplanationMap(2, 2, new float[] {0, 0, 0, 3e-6f});
    BufferedImage alone = heat.alone(map, 8, 8);
    assertThat(alone.getRGB(0, 0) & 0xffffff).isEqualTo(COLOURS.of(0));
    assertThat(alone.getRGB(7, 7) & 0xffffff).isEqualTo(COLOURS.of(1));
    assertThat(map.share(1, 1)).isEqualTo(1);
    BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, 0x123456);
    heat.over(picture, map);
    assertThat(picture.getRGB(0, 0) & 0xffffff).as("clear where cold").isEqualTo(0x123456);
    assertThat(picture.getRGB(7, 7) & 0xff0000).isGreaterThan(0x800000);
  }

  @Test
  void aMapOfNothingIsCold() {
    HeatPicture heat = new HeatPicture();
    ExplanationMap map = new ExplanationMap(2, 2, new float[4]);
    assertThat(map.share(0, 0)).isZero();
    assertThat(heat.alone(map, 2, 2).getRGB(1, 1) & 0xffffff).isEqualTo(COLOURS.of(0));
  }

  /** Back from a colour to OKLab, by the same paper's inverse matrices. */
  private static double[] lab(int colour) {
    double r = linear(colour >> 16 & 255);
    double g = linear(colour >> 8 & 255);
    double b = linear(colour & 255);
    double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  private static double linear(int value) {
    double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
