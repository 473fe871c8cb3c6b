package org.oddity.tensor;

/** IEEE 754 halves, which Java itself converts from version 20 on. */
final class HalfPrecision {
  private static final int LEAST_INFINITE = 0x47800000;
  private static final int LEAST_NORMAL = 0x38800000;
  private static final int INFINITE = 0x7c00;
  private static final int NOT_A_NUMBER = 0x7e00;

  private HalfPrecision() {}

  /** Returns the nearest half, of two equally near ones the even; infinite from 65,520 on. */
  static short of(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    int size = bits & 0x7fffffff;
    if (size > 0x7f800000) {
      return (short) (sign | NOT_A_NUMBER);
    }
    if (size >= LEAST_INFINITE) {
      return (short) (sign | INFINITE);
    }
    if (size < LEAST_NORMAL) {
      return (short) (sign | (int) Math.rint(Math.abs(value) * 0x1p24));
    }
    int rounded = size + 0xfff + ((size >>> 13) & 1);
    return (short) (sign | ((rounded - 0x38000000) >>> 13));
  }

  /** Returns the float of a half, which is exact. */
  static float toFloat(short half) {
    int sign = (half & 0x8000) << 16;
    int exponent = (half >>> 10) & 0x1f;
    int fraction = half & 0x3ff;
    if (exponent == 0) {
      float size = fraction * 0x1p-24f;
      return sign == 0 ? size : -size;
    }
    int bits = exponent == 0x1f ? 0x7f800000 : (exponent + 112) << 23;
    return Float.intBitsToFloat(sign | bits | (fraction << 13));
  }
}
