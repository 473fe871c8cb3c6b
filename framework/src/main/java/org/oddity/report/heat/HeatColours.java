package org.oddity.report.heat;

/**
 * Colours from near-black over violet and red to light yellow in equal steps for the eye: each is
 * lighter than the one before, and as far from it as any other pair of neighbours, in OKLab (Björn
 * Ottosson, "A perceptual color space for image processing", 2020, whose matrices stand here).
 */
public final class HeatColours {
  private static final int COUNT = 256;
  private static final int FINE = 4096;

  private static final double DARKEST = 0.13;
  private static final double LIGHTEST = 0.95;
  private static final double FIRST_HUE = Math.toRadians(285);
  private static final double LAST_HUE = Math.toRadians(285 + 180);
  private static final double MOST_CHROMA = 0.2;

  private final int[] colours;

  /** Computes them. */
  public HeatColours() {
    double[][] path = path();
    double[] lengths = new double[FINE];
    for (int i = 1; i < FINE; i++) {
      lengths[i] = lengths[i - 1] + distance(path[i - 1], path[i]);
    }
    colours = new int[COUNT];
    int place = 0;
    for (int i = 0; i < COUNT; i++) {
      double wanted = lengths[FINE - 1] * i / (COUNT - 1);
      while (place < FINE - 1 && lengths[place] < wanted) {
        place++;
      }
      colours[i] = packed(path[place]);
    }
  }

  /**
   * Returns the colour of a share, {@code 0xRRGGBB}.
   *
   * @param share in [0, 1]; beyond it is as at its ends
   */
  public int of(double share) {
    long place = Math.round(share * (COUNT - 1));
    return colours[(int) Math.max(0, Math.min(COUNT - 1, place))];
  }

  /** Lightness and hue grow evenly, chroma is as much as screens can show. */
  private static double[][] path() {
    double[][] path = new double[FINE][];
    for (int i = 0; i < FINE; i++) {
      double share = i / (FINE - 1.0);
      double lightness = DARKEST + share * (LIGHTEST - DARKEST);
      double hue = FIRST_HUE + share * (LAST_HUE - FIRST_HUE);
      path[i] = lab(lightness, chroma(lightness, hue), hue);
    }
    return path;
  }

  private static double chroma(double lightness, double hue) {
    double shown = 0;
    double notShown = MOST_CHROMA;
    for (int i = 0; i < 30; i++) {
      double middle = (shown + notShown) / 2;
      if (isShown(linear(lab(lightness, middle, hue)))) {
        shown = middle;
      } else {
        notShown = middle;
      }
    }
    return shown;
  }

  private static double[] lab(double lightness, double chroma, double hue) {
    return new double[] {lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)};
  }

  private static double distance(double[] one, double[] other) {
    double square = 0;
    for (int i = 0; i < one.length; i++) {
      square += (one[i] - other[i]) * (one[i] - other[i]);
    }
    return Math.sqrt(square);
  }

  /** Returns red, green and blue in proportion to their light. */
  private static double[] linear(double... lab) {
    double l = cube(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]);
    double m = cube(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]);
    double s = cube(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]);
    return new double[] {
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    };
  }

  private static double cube(double x) {
    return x * x * x;
  }

  private static boolean isShown(double... light) {
    for (double each : light) {
      if (each < 0 || each > 1) {
        return false;
      }
    }
    return true;
  }

  private static int packed(double... lab) {
    int colour = 0;
    for (double light : linear(lab)) {
      colour = colour << 8 | (int) Math.round(255 * encoded(Math.max(0, Math.min(1, light))));
    }
    return colour;
  }

  /** The transfer function of sRGB, IEC 61966-2-1. */
  private static double encoded(double light) {
    return light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
  }
}
