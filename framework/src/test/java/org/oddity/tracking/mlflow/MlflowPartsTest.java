package org.oddity.tracking.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Stage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oddity.OddityModule;
import org.oddity.tracking.JournalEvent;

final class MlflowPartsTest {
  @ParameterizedTest
  @CsvSource({
    "train/loss, train/loss",
    "layer[0], layer_0_",
    "/a//b/, a/b",
    "../a/./b/.., a/b",
    "..., ...",
    "Größe: 1-2_3.4, Größe: 1-2_3.4",
    "//, _",
    "a=b%, a_b_"
  })
  void keysBecomeWhatTheServerTakes(String given, String key) {
    assertThat(Names.key(given)).isEqualTo(key);
    assertThat(Names.key(key)).isEqualTo(key);
  }

  @Test
  void longTextsAreCutBetweenCharacters() {
    assertThat(Names.key("k".repeat(251))).isEqualTo("k".repeat(250));
    assertThat(Names.paramValue("x".repeat(6_000))).hasSize(6_000).doesNotContain("…");
    assertThat(Names.paramValue("x".repeat(6_001))).isEqualTo("x".repeat(5_999) + "…");
    assertThat(Names.tagValue("😀".repeat(4_001))).isEqualTo("😀".repeat(3_999) + "…");
  }

  @Test
  void pathsAreEncodedSegmentBySegment() {
    assertThat(ArtifactPaths.encoded("a b/+%é?#/x-1._~y"))
        .isEqualTo("a%20b/%2B%25%C3%A9%3F%23/x-1._~y");
    assertThat(ArtifactPaths.proxied("mlflow-artifacts:/1/ab/artifacts"))
        .contains("/1/ab/artifacts");
    assertThat(ArtifactPaths.proxied("s3://bucket/1")).isEmpty();
  }

  @Test
  void aPieceThatIsRefusedIsSplitUntilOnlyTheBadEntryIsLeftOut() {
    List<Integer> sent = new ArrayList<>();
    List<Integer> refused = new ArrayList<>();
    Batches<Integer> batches =
        new Batches<>(
            10,
            entry -> 1,
            piece -> {
              assertThat(piece).hasSizeLessThanOrEqualTo(10);
              if (piece.contains(13) || piece.contains(14)) {
                throw new RefusedException("unlucky");
              }
              sent.addAll(piece);
            },
            (entry, why) -> refused.add(entry));

    batches.sendAll(IntStream.range(0, 35).boxed().toList());

    assertThat(refused).containsExactly(13, 14);
    assertThat(sent)
        .containsExactlyElementsOf(
            IntStream.range(0, 35).filter(i -> i != 13 && i != 14).boxed().toList());
  }

  @Test
  void piecesAreCutByLengthToo() {
    List<Integer> sizes = new ArrayList<>();
    new Batches<Integer>(100, entry -> 90_000, piece -> sizes.add(piece.size()), (entry, why) -> {})
        .sendAll(List.of(1, 2, 3, 4, 5));

    assertThat(sizes).containsExactly(2, 2, 1);
  }

  @Test
  void thePauseDoublesUpToTheLongest() {
    assertThat(IntStream.of(0, 1, 2, 3, 4, 5, 1_000).mapToObj(Timing.USUAL::pause))
        .extracting(Duration::toSeconds)
        .containsExactly(2L, 4L, 8L, 16L, 30L, 30L, 30L);
  }

  @Test
  void anImageOfAStepGetsTheNameThatTheSliderNeeds() {
    Optional<SteppedImage> image =
        SteppedImage.of(new JournalEvent.Artifact(99, "images/cat/strip-step-07.png", "images"));

    assertThat(image.orElseThrow().path())
        .matches("images/cat~strip\\+step\\+7\\+timestamp\\+99\\+[0-9a-f-]{36}\\.png");
    assertThat(image.orElseThrow().smallPath())
        .isEqualTo(image.orElseThrow().path().replace(".png", "+compressed.png"));
    assertThat(SteppedImage.of(new JournalEvent.Artifact(99, "images/lowest.png", "images")))
        .isEmpty();
    assertThat(SteppedImage.of(new JournalEvent.Artifact(99, "images/a-step-1.png", "figure")))
        .isEmpty();
  }

  @Test
  void aSlashAtTheEndOfTheAddressMakesNoOtherServer() {
    assertThat(MlflowServer.of(URI.create("http://host:5000/path//"), MlflowCredentials.NONE))
        .isEqualTo(MlflowServer.of(URI.create("http://host:5000/path"), MlflowCredentials.NONE));
  }

  @Test
  void theModuleGivesASync() {
    assertThat(
            Guice.createInjector(Stage.PRODUCTION, new OddityModule())
                .getInstance(MlflowSync.class))
        .isNotNull();
  }
}
