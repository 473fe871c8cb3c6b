package org.oddity.evaluation.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.config.Problems;
import org.oddity.core.Place;

class PublishedTablesTest {
  private static final String SMALL =
      """
      title: Small tables
      source: made up
      tables:
        - dataset: mnist
          protocol: one-vs-rest
          classes: ['0', '1']
          rows:
            first: {method: First, values: [0.5, 0.7], mean: 0.6}
            second: {method: Second, mean: 0.9, pretraining: ImageNet, certainty: printed}
        - dataset: cifar10
          protocol: one-vs-rest
          rows:
            first: {method: First, mean: 0.55}
      """;

  @TempDir Path configs;

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectory(configs.resolve("published"));
  }

  private PublishedTables load(String yaml) throws IOException {
    Files.writeString(configs.resolve("published/small.yaml"), yaml);
    return PublishedTables.load(configs);
  }

  @Test
  void aFileHoldsOneTablePerDataset() throws IOException {
    List<PublishedTable> tables = load(SMALL).select("small");
    assertThat(tables).extracting(PublishedTable::dataset).containsExactly("mnist", "cifar10");
    PublishedTable mnist = tables.get(0);
    assertThat(mnist.title()).isEqualTo("Small tables");
    assertThat(mnist.metric()).isEqualTo("auroc");
    assertThat(mnist.paper()).isEmpty();
    assertThat(mnist.rows().keySet()).containsExactly("first", "second");
    assertThat(mnist.value("first", "1")).hasValue(0.7);
    assertThat(mnist.value("first", "2")).isEmpty();
    assertThat(mnist.value("second", "1")).isEmpty();
    assertThat(mnist.rows().get("second").pretraining()).isEqualTo("ImageNet");
    assertThat(mnist.rows().get("second").certainty()).isEqualTo(Certainty.PRINTED);
    assertThat(mnist.rows().get("first").certainty()).isEqualTo(Certainty.REPEATED);
    assertThat(mnist.address("first")).isEqualTo("small/first");
  }

  @Test
  void aRowIsFoundInEveryTableThatHasIt() throws IOException {
    PublishedTables tables = load(SMALL);
    assertThat(tables.select("small/first")).hasSize(2);
    List<PublishedTable> second = tables.select("small/second");
    assertThat(second)
        .singleElement()
        .satisfies(t -> assertThat(t.rows()).containsOnlyKeys("second"));
  }

  @Test
  void unknownNamesComeWithSuggestions() throws IOException {
    PublishedTables tables = load(SMALL);
    assertThat(tables.defect("small/first")).isEmpty();
    assertThat(tables.defect("smal"))
        .hasValue("unknown published table 'smal'. Did you mean 'small'? Known: small.");
    Problems problems = new Problems();
    tables.check("small/frist", new Place("x.yaml", 3, 15), "compare-with[0]", problems);
    assertThat(problems.asList())
        .singleElement()
        .hasToString(
            "x.yaml:3:15: compare-with[0]: unknown row 'frist' of published table 'small'."
                + " Did you mean 'first'? Known: first, second.");
    assertThatThrownBy(() -> tables.select("small/third"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void withoutTheFolderThereAreNoTables() throws IOException {
    Files.delete(configs.resolve("published"));
    assertThat(PublishedTables.load(configs).all()).isEmpty();
    assertThat(PublishedTables.load(configs).defect("any"))
        .hasValueSatisfying(message -> assertThat(message).contains("None is known."));
  }

  @Test
  void aMeanThatIsNotThatOfItsRowNeedsAReason() throws IOException {
    String off = SMALL.replace("mean: 0.6}", "mean: 0.61}");
    assertThatThrownBy(() -> load(off))
        .hasMessageContaining("small.yaml:8:")
        .hasMessageContaining(
            "tables[0].rows.first.mean: is not the mean of the values, 0.6000: mean-note must say"
                + " why, was 0.61");
    assertThat(load(off.replace("0.61}", "0.61, mean-note: a slip}")).all()).hasSize(2);
    assertThatThrownBy(() -> load(SMALL.replace("0.6}", "0.6, mean-note: none}")))
        .hasMessageContaining("mean-note: must be left out");
  }

  @Test
  void theProblemsOfAllFilesAreToldAtOnce() throws IOException {
    Files.writeString(configs.resolve("published/broken.yaml"), "title: x\nsource: [");
    assertThatThrownBy(
            () ->
                load(
                    SMALL
                        .replace("[0.5, 0.7]", "[0.5]")
                        .replace("mean: 0.9,", "mean: 90,")
                        .replace("protocol: one-vs-rest\n    rows", "protocl: x\n    rows")))
        .hasMessageContaining("broken.yaml:2:")
        .hasMessageContaining("small.yaml:9:")
        .hasMessageContaining("must be between 0 and 1, was 90")
        .hasMessageContaining("unknown key 'protocl'. Did you mean 'protocol'?");
  }

  @Test
  void valuesAndClassesMustFit() {
    assertThatThrownBy(() -> load(SMALL.replace("['0', '1']", "['0', '1', '2']")))
        .hasMessageContaining("tables[0].rows: must have 3 values each, or none");
    assertThatThrownBy(() -> load(SMALL.replace("['0', '1']", "['0', '0']")))
        .hasMessageContaining("tables[0].classes: must not name a class twice");
  }
}
