package org.oddity.tensor.device;

import java.util.List;
import java.util.Optional;
import org.oddity.core.InvalidInputException;

/**
 * The libraries of CUDA and cuDNN that ND4J calls. Where one is missing ND4J says no more than that
 * it has no backend, so they are loaded before it.
 */
public final class CudaLibraries {
  private static final String PACKAGE = "org.bytedeco.cuda.global.";
  private static final List<String> NEEDED =
      List.of(PACKAGE + "cudart", PACKAGE + "cublas", PACKAGE + "cusolver", PACKAGE + "cudnn");

  private CudaLibraries() {}

  /**
   * Loads them.
   *
   * @throws InvalidInputException with what is missing and what to do, if they cannot be
   */
  public static void requireLoadable() {
    Optional<String> obstacle = obstacle(NEEDED);
    if (obstacle.isPresent()) {
      throw new InvalidInputException("backend cuda", obstacle.get());
    }
  }

  /** Returns why the first class that does not load its library does not. */
  static Optional<String> obstacle(List<String> classes) {
    for (String each : classes) {
      try {
        Class.forName(each);
      } catch (ClassNotFoundException | LinkageError e) {
        return Optional.of(
            "CUDA 11 and cuDNN 8 cannot be loaded ("
                + reason(e)
                + "). Install them, or build with CUDA's own libraries; see docs/gpu.md");
      }
    }
    return Optional.empty();
  }

  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
