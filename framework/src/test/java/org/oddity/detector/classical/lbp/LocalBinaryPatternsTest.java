package org.oddity.detector.classical.lbp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalBinaryPatternsTest {
  /** Reads what scikit-image's local_binary_pattern answered; see the script beside the file. */
  @Test
  void agreesWithScikitImageInEveryInnerPixel() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("local_binary_patterns.txt");
        Scanner scanner = new Scanner(in, StandardCharsets.UTF_8)) {
      assertThat(scanner.next()).isEqualTo("image");
      int height = scanner.nextInt();
      int width = scanner.nextInt();
      double[] grey = new double[height * width];
      Arrays.setAll(grey, i -> scanner.nextInt() / 255.0);
      int compared = 0;
      while (scanner.hasNext()) {
        assertThat(scanner.next()).isEqualTo("bins");
        int neighbours = scanner.nextInt();
        int radius = scanner.nextInt();
        LbpMapping mapping = mapping(scanner.next());
        int[] expected = new int[scanner.nextInt() * scanner.nextInt()];
        Arrays.setAll(expected, i -> scanner.nextInt());
        int[] patterns = new LocalBinaryPatterns(radius, neighbours).of(grey, height, width);
        short[] table = mapping.table(neighbours);
        assertThat(Arrays.stream(patterns).map(pattern -> table[pattern]).toArray())
            .as("%s with %d neighbours at radius %d", mapping, neighbours, radius)
            .isEqualTo(expected);
        compared++;
      }
      assertThat(compared).isEqualTo(8);
    }
  }

  @ParameterizedTest
  @CsvSource({"8, 1", "8, 2", "8, 3", "16, 2", "16, 3"})
  void anEvenSurfaceIsOnePatternWhateverItsBrightness(int neighbours, int radius) {
    for (int level = 0; level <= 255; level++) {
      double[] grey = new double[11 * 11];
      Arrays.fill(grey, level / 255.0);
      assertThat(new LocalBinaryPatterns(radius, neighbours).of(grey, 11, 11))
          .as("level %d", level)
          .containsOnly((1 << neighbours) - 1);
    }
  }

  @Test
  void aBrighterImageKeepsItsPatterns() {
    double[] grey = new double[12 * 12];
    Arrays.setAll(grey, i -> (i * 37 % 101) / 202.0);
    double[] brighter = Arrays.stream(grey).map(value -> 0.1 + 1.5 * value).toArray();
    LocalBinaryPatterns patterns = new LocalBinaryPatterns(1, 8);
    assertThat(patterns.of(brighter, 12, 12)).isEqualTo(patterns.of(grey, 12, 12));
  }

  @Test
  void everyUniformPatternHasItsOwnBinAndTheOthersShareOne() {
    short[] table = LbpMapping.UNIFORM.table(8);
    int[] filled = new int[LbpMapping.UNIFORM.bins(8)];
    for (short bin : table) {
      filled[bin]++;
    }
    assertThat(Arrays.copyOf(filled, 58)).containsOnly(1);
    assertThat(filled).hasSize(59).endsWith(256 - 58);
  }

  @Test
  void turningAPatternKeepsItsRotationInvariantBin() {
    short[] table = LbpMapping.ROTATION_INVARIANT_UNIFORM.table(8);
    for (int pattern = 0; pattern < 256; pattern++) {
      int turned = ((pattern << 1) | (pattern >>> 7)) & 255;
      assertThat(table[turned]).isEqualTo(table[pattern]).isBetween((short) 0, (short) 9);
    }
  }

  private static LbpMapping mapping(String name) {
    return name.equals("uniform") ? LbpMapping.UNIFORM : LbpMapping.ROTATION_INVARIANT_UNIFORM;
  }
}
