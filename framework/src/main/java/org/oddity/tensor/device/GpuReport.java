package org.oddity.tensor.device;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the driver said.
 *
 * @param gpus all there are, hidden ones too
 * @param problem why the driver could not be asked, or that there is no GPU, or none is left
 *     visible
 */
public record GpuReport(List<Judged> gpus, Optional<String> problem) {
  public GpuReport {
    gpus = List.copyOf(gpus);
  }

  /**
   * A GPU and whether it can be used.
   *
   * @param visible whether {@code CUDA_VISIBLE_DEVICES} leaves it to this program
   * @param obstacle why the CUDA backend cannot use it
   */
  public record Judged(Gpu gpu, boolean visible, Optional<String> obstacle) {
    /** Returns whether it can be used now. */
    public boolean usable() {
      return visible && obstacle.isEmpty();
    }

    /** Returns one line for people. */
    public String sentence() {
      String hidden = visible ? "" : "hidden by " + VisibleGpus.VARIABLE;
      String verdict = obstacle.map(why -> "cannot be used: " + why).orElse("can be used");
      return gpu.sentence() + ": " + (visible || obstacle.isPresent() ? verdict : hidden);
    }
  }

  static GpuReport without(String problem) {
    return new GpuReport(List.of(), Optional.of(problem));
  }

  /**
   * Returns why the CUDA backend must not be started, and what to do, or nothing. It takes all GPUs
   * that it sees, so one that it cannot use has to be hidden from it.
   */
  public Optional<String> obstacle() {
    if (problem.isPresent()) {
      return problem;
    }
    List<Judged> unfit =
        gpus.stream().filter(gpu -> gpu.visible() && gpu.obstacle().isPresent()).toList();
    if (unfit.isEmpty()) {
      return Optional.empty();
    }
    String sentences = unfit.stream().map(Judged::sentence).collect(Collectors.joining("; GPU "));
    String fit =
        gpus.stream()
            .filter(gpu -> gpu.obstacle().isEmpty())
            .map(gpu -> Integer.toString(gpu.gpu().index()))
            .collect(Collectors.joining(","));
    String advice =
        fit.isEmpty()
            ? "Run on the CPU instead (without ODDITY_BACKEND=cuda)."
            : "Use the others: CUDA_DEVICE_ORDER=PCI_BUS_ID " + VisibleGpus.VARIABLE + "=" + fit;
    return Optional.of("GPU " + sentences + ". " + advice);
  }
}
