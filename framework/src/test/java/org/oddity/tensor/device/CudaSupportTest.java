package org.oddity.tensor.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oddity.tensor.device.TestingGpus.obstacle;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CudaSupportTest {
  @ParameterizedTest
  @ValueSource(strings = {"3.7", "5.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.7", "8.9"})
  void servesFromKeplerToAda(String capability) {
    assertThat(obstacle("A", capability, "535.183.01")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9.0", "10.0", "12.0", "12.1"})
  void refusesHopperAndNewer(String capability) {
    assertThat(obstacle("A", capability, "580.65.06"))
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .contains("compute capability " + capability + " is too new")
                    .contains("3.7 to 8.9"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.0", "3.5", "2.1"})
  void refusesWhatIsTooOld(String capability) {
    assertThat(obstacle("A", capability, "535.183.01"))
        .hasValueSatisfying(why -> assertThat(why).contains("is too old"));
  }

  @Test
  void needsADriverThatRunsCudaEleven() {
    assertThat(obstacle("A", "7.5", "450.80.02")).isEmpty();
    assertThat(obstacle("A", "7.5", "450.119")).isEmpty();
    assertThat(obstacle("A", "7.5", "580.65")).isEmpty();
    assertThat(obstacle("A", "7.5", "450.51.06"))
        .hasValueSatisfying(why -> assertThat(why).contains("450.51.06 is older than 450.80.02"));
    assertThat(obstacle("A", "7.5", "418.226.00")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tesla K80",
        "GeForce GTX 750 Ti",
        "GeForce GTX TITAN X",
        "Quadro K2200",
        "Quadro K620",
        "Tesla V100-SXM2-16GB",
        "NVIDIA A100-SXM4-40GB"
      })
  void takesByNameWhatAnOldDriverDoesNotTell(String name) {
    assertThat(obstacle(name, "", "470.256.02")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tesla K40m",
        "Tesla K20Xm",
        "GeForce GTX 680",
        "GeForce GTX 780 Ti",
        "GeForce GTX TITAN Black",
        "GRID K2",
        "Quadro K5000"
      })
  void refusesByNameTheFirstKeplers(String name) {
    assertThat(obstacle(name, "", "470.256.02")).isPresent();
  }
}
