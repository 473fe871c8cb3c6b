package org.oddity.report.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.oddity.experiment.scoring.ScoredFile;
import org.oddity.report.canvas.Tone;

class ContactSheetTest {
  private static final BufferedImage BLACK =
      new BufferedImage(112, 112, BufferedImage.TYPE_INT_RGB);

  private static BufferedImage sheet(int frames, int anomalousAt) {
    ContactSheet sheet = new ContactSheet(frames);
    for (int i = 0; i < frames; i++) {
      boolean anomalous = i == anomalousAt;
      double score = anomalous ? 2 : 1;
      sheet.add(
          i,
          new ScoredFile(
              Path.of("frame"), score, OptionalDouble.empty(), anomalous, Optional.empty()),
          BLACK);
    }
    return sheet.draw();
  }

  private static int coloursOf(BufferedImage sheet, Tone tone) {
    int found = 0;
    for (int x = 0; x < sheet.getWidth(); x++) {
      for (int y = 0; y < sheet.getHeight(); y++) {
        found += (sheet.getRGB(x, y) & 0xffffff) == tone.rgb() ? 1 : 0;
      }
    }
    return found;
  }

  @Test
  void losesNoAnomalousFrameWhereSeveralShareAPlace() {
    BufferedImage full = sheet(240, -1);
    assertThat(coloursOf(full, Tone.ANOMALOUS)).isZero();
    for (int place : new int[] {0, 700, 1001, 2399}) {
      BufferedImage many = sheet(2400, place);
      assertThat(many.getHeight()).isEqualTo(full.getHeight());
      assertThat(coloursOf(many, Tone.ANOMALOUS)).as("frame %d", place).isPositive();
    }
  }

  @Test
  void isAsLargeAsFewFramesNeed() {
    assertThat(sheet(1, 0).getWidth()).isLessThan(140);
    assertThat(sheet(3, 0).getWidth()).isBetween(360, 420);
  }
}
