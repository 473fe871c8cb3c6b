package org.oddity.evaluation.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tables that come with the project. */
class EveryPublishedTableTest {
  private static final PublishedTables TABLES =
      PublishedTables.load(Path.of(System.getProperty("oddity.home"), "configs"));

  @Test
  void everyFileLoads() {
    assertThat(TABLES.names())
        .contains("ocgan-cvpr2019", "ocgan-third-party", "attention-mask-gan");
    assertThat(TABLES.all()).allSatisfy(table -> assertThat(table.source()).isNotBlank());
  }

  @Test
  void everyPrintedMeanIsThatOfItsRowOrSaysWhyNot() {
    List<PublishedRow> off =
        TABLES.all().stream()
            .flatMap(table -> table.rows().values().stream())
            .filter(row -> row.meanOfValues().isPresent())
            .filter(
                row ->
                    Math.abs(row.meanOfValues().getAsDouble() - row.mean()) > PublishedRow.ROUNDING)
            .toList();
    assertThat(off).extracting(PublishedRow::method).containsExactly("attention-mask GAN");
    assertThat(off).allSatisfy(row -> assertThat(row.meanNote()).isPresent());
  }

  @Test
  void bothTablesOfOcganHaveTenMethodsAndTenClasses() {
    List<PublishedTable> tables = TABLES.select("ocgan-cvpr2019");
    assertThat(tables).extracting(PublishedTable::dataset).containsExactly("mnist", "cifar10");
    assertThat(tables)
        .allSatisfy(
            table -> {
              assertThat(table.rows()).hasSize(10);
              assertThat(table.classes()).hasSize(10);
            });
    assertThat(tables.get(1).value("ocgan", "airplane")).hasValue(0.757);
    assertThat(tables.get(1).rows().get("ocgan").mean()).isEqualTo(0.6566);
  }

  @Test
  void pretrainedMethodsSaySo() {
    Map<String, PublishedRow> rows = TABLES.select("panda-cvpr2021").get(0).rows();
    assertThat(rows.values()).allSatisfy(row -> assertThat(row.pretraining()).contains("ImageNet"));
  }
}
