package org.oddity.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.oddity.tensor.device.Backend;
import org.oddity.tensor.device.ComputeCapability;
import org.oddity.tensor.device.Gpu;
import org.oddity.tensor.device.GpuReport;

class TrainingTest {
  private static GpuReport report(Optional<String> obstacle) {
    Gpu gpu =
        new Gpu(
            0,
            "GPU-a",
            "NVIDIA T4",
            Optional.of(new ComputeCapability(7, 5)),
            "535.183.01",
            OptionalLong.of(15360));
    return new GpuReport(List.of(new GpuReport.Judged(gpu, true, obstacle)), Optional.empty());
  }

  @Test
  void aGpuThatIsNotUsedIsPointedOut() {
    Finding finding = Training.gpus(Backend.CPU, report(Optional.empty()));
    assertThat(finding.lines().get(0)).startsWith("0 NVIDIA T4").endsWith("can be used");
    assertThat(finding.hint().orElseThrow()).contains("ODDITY_BACKEND=cuda");
    assertThat(Training.gpus(Backend.CUDA, report(Optional.empty())).hint()).isEmpty();
  }

  @Test
  void aGpuThatCannotBeUsedSaysWhy() {
    Finding finding = Training.gpus(Backend.CPU, report(Optional.of("it is too new")));
    assertThat(finding.lines().get(0)).endsWith("cannot be used: it is too new");
    assertThat(finding.hint()).isEmpty();
    assertThat(finding.plain().toString()).contains("obstacle=it is too new", "usable=false");
  }
}
