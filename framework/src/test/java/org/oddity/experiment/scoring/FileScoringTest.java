package org.oddity.experiment.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.ImageShape;
import org.oddity.experiment.TestingWatchedDetector;
import org.oddity.experiment.model.SavedDetector;

/** How image files are handed on to a detector. */
class FileScoringTest {
  private static final int FILES = 200;

  @TempDir Path folder;
  private final List<Path> files = new ArrayList<>();
  private final List<ScoredBatch> heard = new ArrayList<>();

  @BeforeEach
  void draw() throws IOException {
    for (int i = 0; i < FILES; i++) {
      BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setSample(0, 0, 0, i);
      image.getRaster().setSample(1, 0, 0, 255 - i);
      Path file = folder.resolve(i + ".png");
      ImageIO.write(image, "png", file.toFile());
      files.add(file);
    }
  }

  private FileScoring.Result score(TestingWatchedDetector detector, boolean maps) {
    SavedDetector saved =
        new SavedDetector(
            "watched",
            detector,
            new ImageShape(1, 2, 1),
            List.of(),
            0.5,
            Optional.empty(),
            OptionalInt.empty());
    return FileScoring.score(
        saved, files, new FileScoring.Wanted(maps, Optional.empty()), heard::add);
  }

  @Test
  void handsOnWholeBatches() {
    TestingWatchedDetector network = TestingWatchedDetector.of(96);
    FileScoring.Result result = score(network, false);
    assertThat(network.looks()).containsExactly("score 96", "score 96", "score 8");
    assertThat(heard).allSatisfy(batch -> assertThat(batch.maps()).isEmpty());
    for (int i = 0; i < FILES; i++) {
      assertThat(result.files().get(i).score()).isEqualTo(i / 255f);
    }
    TestingWatchedDetector pretrained = TestingWatchedDetector.of(16);
    score(pretrained, false);
    assertThat(pretrained.looks()).containsExactly("score 128", "score 72");
    TestingWatchedDetector large = TestingWatchedDetector.of(150);
    score(large, false);
    assertThat(large.looks()).containsExactly("score 150", "score 50");
  }

  @Test
  void scoresAndMapsComeOfOneLook() {
    TestingWatchedDetector detector = TestingWatchedDetector.of(96);
    FileScoring.Result result = score(detector, true);
    assertThat(detector.looks()).containsExactly("both 96", "both 96", "both 8");
    ScoredBatch last = heard.get(2);
    assertThat(last.first()).isEqualTo(192);
    assertThat(last.maps()).hasSize(8);
    assertThat(last.maps().get(7).values()).containsExactly(199 / 255f, 56 / 255f);
    assertThat(result.files().get(199).score()).isEqualTo(199 / 255f);
  }
}
