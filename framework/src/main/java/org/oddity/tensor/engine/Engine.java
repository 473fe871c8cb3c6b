package org.oddity.tensor.engine;

import jakarta.inject.Inject;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.device.Backend;
import org.oddity.tensor.device.CudaLibraries;
import org.oddity.tensor.device.GpuSurvey;
import org.oddity.tensor.nd4j.Nd4jKernels;
import org.oddity.tensor.onednn.OneDnnKernels;

/**
 * The kernels of this machine, started when first asked for: ND4J takes a second, and most commands
 * never train.
 */
public final class Engine {
  private final GpuSurvey gpus;
  private Kernels kernels;

  @Inject
  Engine(GpuSurvey gpus) {
    this.gpus = gpus;
  }

  /** Returns an engine outside of Guice, for programs that measure and for tests. */
  public static Engine create() {
    return new Engine(GpuSurvey.ofThisMachine());
  }

  /**
   * Returns the kernels, the same ones each time: ND4J's on a GPU, oneDNN's with ND4J's on a CPU
   * for which oneDNN's presets exist, ND4J's on any other.
   *
   * @throws org.oddity.core.InvalidInputException if this program was built for GPUs and cannot use
   *     those that are here: it never computes elsewhere than it was told to
   */
  public synchronized Kernels kernels() {
    if (kernels == null) {
      kernels = start();
    }
    return kernels;
  }

  private Kernels start() {
    if (Backend.ofThisProgram() == Backend.CUDA) {
      gpus.requireUsable();
      CudaLibraries.requireLoadable();
    }
    Nd4jKernels portable = Nd4jKernels.create();
    if (!portable.isOnCpu()) {
      return portable;
    }
    try {
      return new OneDnnKernels(portable, portable.memory());
    } catch (LinkageError e) {
      // No presets for this platform, as on ARM: description() names what computes instead.
      return portable;
    }
  }
}
