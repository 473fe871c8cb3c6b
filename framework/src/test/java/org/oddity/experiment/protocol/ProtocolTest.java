package org.oddity.experiment.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.core.Seeds;
import org.oddity.data.Dataset;
import org.oddity.data.Part;
import org.oddity.data.TestingDatasets;
import org.oddity.data.split.SealedTestSet;
import org.oddity.data.split.TestSet;
import org.oddity.experiment.TestingDataset;

class ProtocolTest {
  private static final List<String> ANIMALS = List.of("bird", "cat", "dog");
  private static final TestingDataset DATA = TestingDataset.of(ANIMALS, 100, 20);
  private static final TestingDataset FOLDER =
      new TestingDataset(
          List.of("good", "scratch"), new int[40], new int[] {0, 1, 0, 1, 1}, OptionalInt.of(0));

  private static Protocol read(String yaml) {
    return RecordBinder.bindOrThrow(YamlReader.readValue(yaml, "t"), "protocol", Protocol.class);
  }

  static List<String> everyProtocol() {
    return List.copyOf(RecordBinder.kindsOf(Protocol.class).keySet());
  }

  @ParameterizedTest
  @MethodSource("everyProtocol")
  void everyProtocolKeepsPartsApartAndRepeatsItself(String kind) {
    Protocol protocol = read(kind);
    TestingDataset data = kind.equals("folder") ? FOLDER : DATA;
    for (Task task : protocol.tasks(data)) {
      SplitPlan plan = protocol.plan(data, task, new Seeds(3));
      int[] all =
          concat(plan.training().places(), plan.validation().places(), plan.test().places());
      assertThat(Arrays.stream(all).distinct().count()).as("no image twice").isEqualTo(all.length);
      assertThat(plan.validation().count()).isPositive();
      assertThat(protocol.plan(data, task, new Seeds(3)))
          .usingRecursiveComparison()
          .isEqualTo(plan);
      assertThat(plan.test().anomalous()).contains(true).contains(false);
      if (!protocol.supervised()) {
        assertThat(plan.training().anomalous()).doesNotContain(true);
        assertThat(plan.validation().anomalous()).doesNotContain(true);
      }
    }
    assertThat(protocol.sentence()).isNotBlank();
  }

  private static int[] concat(int[]... arrays) {
    return Arrays.stream(arrays).flatMapToInt(Arrays::stream).toArray();
  }

  @Test
  void oneVersusRestUsesTheOfficialParts() {
    Protocol protocol = read("one-vs-rest");
    Task cat = protocol.tasks(DATA).get(1);
    SplitTable split = SplitTable.of(DATA, protocol.plan(DATA, cat, new Seeds(1)));
    assertThat(split.rows())
        .containsExactly(
            new SplitTable.Row("train", "cat", false, 90),
            new SplitTable.Row("validation", "cat", false, 10),
            new SplitTable.Row("test", "cat", false, 20),
            new SplitTable.Row("test", "bird", true, 20),
            new SplitTable.Row("test", "dog", true, 20));
    assertThat(split.csv()).startsWith("part,class,role,images\ntrain,\"cat\",normal,90\n");
  }

  @Test
  void splitShareTestsAsManyAnomaliesAsNormals() {
    Protocol protocol = read("{kind: split-80-20, normal: dog}");
    Task dog = protocol.tasks(DATA).get(0);
    SplitTable split = SplitTable.of(DATA, protocol.plan(DATA, dog, new Seeds(1)));
    assertThat(split.images("train", false) + split.images("validation", false)).isEqualTo(96);
    assertThat(split.images("test", false)).isEqualTo(24);
    assertThat(split.images("test", true)).isEqualTo(24);
  }

  @Test
  void leaveOneOutHoldsOneClassBack() {
    Protocol protocol = read("{kind: leave-one-out, anomaly: [cat]}");
    Task cat = protocol.tasks(DATA).get(0);
    SplitTable split = SplitTable.of(DATA, protocol.plan(DATA, cat, new Seeds(1)));
    assertThat(split.images("train", false) + split.images("validation", false)).isEqualTo(192);
    assertThat(split.images("test", false)).isEqualTo(48);
    assertThat(split.images("test", true)).as("all of both parts").isEqualTo(120);
  }

  @Test
  void supervisedTrainsOnBothSides() {
    Protocol protocol = read("{kind: supervised, anomaly: [0]}");
    Task bird = protocol.tasks(DATA).get(0);
    SplitTable split = SplitTable.of(DATA, protocol.plan(DATA, bird, new Seeds(1)));
    assertThat(split.images("train", true) + split.images("validation", true)).isEqualTo(100);
    assertThat(split.images("test", true)).isEqualTo(20);
    Splitter splitter = new Splitter(DATA, protocol.plan(DATA, bird, new Seeds(1)));
    assertThatThrownBy(splitter::normals)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an anomaly was about to reach a one-class detector");
  }

  @Test
  void folderMakesATaskOfEachCategory() {
    Dataset textures =
        TestingDatasets.open(
            "textures",
            "{categories: [weave, dots], size: 16, train: 10, test: 2}",
            Path.of("nowhere"));
    Protocol protocol = read("folder");
    List<Task> tasks = protocol.tasks(textures);
    assertThat(tasks).containsExactly(new Task(0, "weave", 0), new Task(1, "dots", 7));
    SplitPlan plan = protocol.plan(textures, tasks.get(1), new Seeds(3));
    assertThat(concat(plan.training().places(), plan.validation().places()))
        .containsExactlyInAnyOrder(10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
    assertThat(plan.test().places()).containsExactly(IntStream.range(34, 48).toArray());
    assertThat(plan.test().anomalous()).startsWith(false, false, true, true).endsWith(true, true);
    TestSet test = new Splitter(textures, plan).test().open();
    assertThat(test.masks().orElseThrow())
        .isDeepEqualTo(textures.masks(IntStream.range(14, 28).toArray()).orElseThrow());
  }

  @Test
  void folderAsksTheLayout() {
    Protocol protocol = read("folder");
    assertThat(protocol.tasks(FOLDER)).containsExactly(new Task(0, "good", 0));
    SplitTable split =
        SplitTable.of(FOLDER, protocol.plan(FOLDER, new Task(0, "good", 0), new Seeds(1)));
    assertThat(split.images("test", true)).isEqualTo(3);
    assertThatThrownBy(() -> protocol.tasks(DATA)).isInstanceOf(InvalidProtocolException.class);
  }

  @Test
  void otherSeedsHoldOutOtherImagesButTestTheSame() {
    Protocol protocol = read("one-vs-rest");
    Task bird = protocol.tasks(DATA).get(0);
    SplitPlan one = protocol.plan(DATA, bird, new Seeds(1));
    SplitPlan two = protocol.plan(DATA, bird, new Seeds(2));
    assertThat(one.validation().places()).isNotEqualTo(two.validation().places());
    assertThat(one.test().places()).isEqualTo(two.test().places());
  }

  @Test
  void limitsKeepTheShareOfAnomalies() {
    Protocol protocol = read("{kind: one-vs-rest, limits: {train: 20, test: 30}}");
    assertThat(((OneVsRest) protocol).limits())
        .isEqualTo(new Limits(Optional.of(20), Optional.of(30)));
    SplitTable split =
        SplitTable.of(DATA, protocol.plan(DATA, protocol.tasks(DATA).get(0), new Seeds(1)));
    assertThat(split.images("train", false)).isEqualTo(18);
    assertThat(split.images("validation", false)).isEqualTo(2);
    assertThat(split.images("test", false)).isEqualTo(10);
    assertThat(split.images("test", true)).isEqualTo(20);
  }

  @Test
  void readsTheImagesOfThePlanAndTheTestSetOnce() {
    Protocol protocol = read("{kind: leave-one-out, anomaly: [cat]}");
    SplitPlan plan = protocol.plan(DATA, protocol.tasks(DATA).get(0), new Seeds(1));
    Splitter splitter = new Splitter(DATA, plan);
    SealedTestSet sealed = splitter.test();
    TestSet test = sealed.open();
    int trainCount = DATA.labels(Part.TRAIN).length;
    for (int i = 0; i < test.indices().length; i++) {
      int place = test.indices()[i];
      Part part = place < trainCount ? Part.TRAIN : Part.TEST;
      int index = place < trainCount ? place : place - trainCount;
      assertThat(test.labelled().images().image(i)[0]).isEqualTo(TestingDataset.pixel(part, index));
      assertThat(test.classes()[i]).isEqualTo(DATA.labels(part)[index]);
      assertThat(test.labelled().anomalous()[i]).isEqualTo(test.classes()[i] == 1);
    }
    assertThatThrownBy(sealed::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("opened before");
  }

  @Test
  void namesClassesThatAreNotThere() {
    Map.of(
            "{kind: one-vs-rest, normal: [kat]}",
            "unknown class 'kat'. Did you mean 'cat'? Known: bird, cat, dog.",
            "{kind: leave-one-out, anomaly: [7]}",
            "unknown class '7'. Known: bird, cat, dog.",
            "{kind: one-vs-rest, normal: [cat, 1]}",
            "class 'cat' stands twice")
        .forEach(
            (yaml, message) ->
                assertThatThrownBy(() -> read(yaml).tasks(DATA))
                    .isInstanceOf(InvalidProtocolException.class)
                    .hasMessage(message));
  }

  @Test
  void needsTheOfficialTestPartWhereItSaysSo() {
    TestingDataset whole = TestingDataset.of(ANIMALS, 10, 0);
    assertThatThrownBy(() -> read("one-vs-rest").tasks(whole))
        .isInstanceOf(InvalidProtocolException.class)
        .hasMessageContaining("split-80-20");
    assertThat(read("split-80-20").tasks(whole)).hasSize(3);
  }
}
