package org.oddity.tensor.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.InvalidInputException;

/** The survey with a program in the driver's place. */
@DisabledOnOs(OS.WINDOWS)
class GpuSurveyTest {
  private static final String TWO =
      "echo '0, GPU-a, 535.183.01, 24576 MiB, 8.6, NVIDIA GeForce RTX 3090';"
          + " echo '1, GPU-b, 535.183.01, 81559 MiB, 9.0, NVIDIA H100 PCIe'";

  @TempDir Path folder;

  private GpuSurvey survey(String does, Map<String, String> environment) throws IOException {
    Path program = folder.resolve("driver");
    Files.writeString(program, "#!/bin/sh\n" + does + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new GpuSurvey(program.toString(), environment);
  }

  @Test
  void saysWhereNoDriverIsInstalled() {
    GpuReport report = new GpuSurvey(folder.resolve("absent").toString(), Map.of()).report();
    assertThat(report.gpus()).isEmpty();
    assertThat(report.problem().orElseThrow()).startsWith("no NVIDIA driver is installed");
  }

  @Test
  void passesOnWhatAFailingDriverSays() throws IOException {
    GpuReport report =
        survey(
                "echo 'Failed to initialize NVML:'; echo 'Driver/library version mismatch'; exit 18",
                Map.of())
            .report();
    assertThat(report.obstacle().orElseThrow())
        .endsWith("Failed to initialize NVML: Driver/library version mismatch");
  }

  @Test
  void saysWhereTheDriverFindsNothing() throws IOException {
    assertThat(survey("echo No devices were found", Map.of()).report().obstacle().orElseThrow())
        .isEqualTo("the NVIDIA driver finds no GPU: No devices were found");
    assertThat(
            survey("echo No devices were found; exit 6", Map.of())
                .report()
                .obstacle()
                .orElseThrow())
        .endsWith("No devices were found");
  }

  @Test
  void asksAnOldDriverForLess() throws IOException {
    GpuSurvey survey =
        survey(
            "case \"$*\" in *compute_cap*) echo 'Field \"compute_cap\" is not a valid field to"
                + " query.'; exit 2;; *) echo '0, GPU-a, 470.256.02, 11441 MiB, Tesla K80';; esac",
            Map.of());
    assertThat(survey.report().gpus()).hasSize(1);
    assertThat(survey.report().obstacle()).isEmpty();
    survey.requireUsable();
  }

  @Test
  void oneThatCannotBeUsedHasToBeHidden() throws IOException {
    GpuSurvey survey = survey(TWO, Map.of());
    assertThatThrownBy(survey::requireUsable)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("GPU 1 NVIDIA H100 PCIe (compute capability 9.0")
        .hasMessageContaining("is too new")
        .hasMessageContaining("CUDA_VISIBLE_DEVICES=0");
    GpuReport hidden = survey(TWO, Map.of("CUDA_VISIBLE_DEVICES", "0")).report();
    assertThat(hidden.obstacle()).isEmpty();
    assertThat(hidden.gpus().get(0).usable()).isTrue();
    assertThat(hidden.gpus().get(1).usable()).isFalse();
    assertThat(survey(TWO, Map.of("CUDA_VISIBLE_DEVICES", "")).report().obstacle().orElseThrow())
        .contains("hides every GPU");
  }

  @Test
  void oneGpuThatIsTooNewSendsToTheProcessor() throws IOException {
    GpuSurvey survey =
        survey("echo '0, GPU-b, 580.65.06, 81559 MiB, 9.0, NVIDIA H100 PCIe'", Map.of());
    assertThatThrownBy(survey::requireUsable).hasMessageContaining("without ODDITY_BACKEND=cuda");
  }

  @Test
  void findsTheGpuOfAPart() throws IOException {
    String divided =
        "case \"$*\" in -L) echo 'GPU 0: NVIDIA A100 (UUID: GPU-a)';"
            + " echo '  MIG 1g.5gb  Device  0: (UUID: MIG-c6d4)';;"
            + " *) echo '0, GPU-a, 535.183.01, [N/A], 8.0, NVIDIA A100';; esac";
    GpuReport report = survey(divided, Map.of("CUDA_VISIBLE_DEVICES", "MIG-c6d4")).report();
    assertThat(report.obstacle()).isEmpty();
    assertThat(report.gpus().get(0).usable()).isTrue();
  }

  @Test
  void theBackendIsThatOfTheJars() {
    boolean cuda = System.getProperty("java.class.path").contains("nd4j-cuda");
    assertThat(Backend.ofThisProgram()).isEqualTo(cuda ? Backend.CUDA : Backend.CPU);
  }
}
