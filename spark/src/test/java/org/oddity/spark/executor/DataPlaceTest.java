package org.oddity.spark.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataPlaceTest {
  @TempDir Path folder;

  @Test
  void realDataLiesWhereItDoesForWhoAsksElseWhereTheMachineSays() {
    Map<String, String> named = Map.of("ODDITY_DATA", "/data");
    String absent = folder.resolve("absent").toString();
    assertThat(DataPlace.of(folder.toString(), named)).isEqualTo(folder.toString());
    assertThat(DataPlace.of(absent, named)).isEqualTo("/data");
    assertThat(DataPlace.of(absent, Map.of())).isEqualTo(absent);
  }
}
