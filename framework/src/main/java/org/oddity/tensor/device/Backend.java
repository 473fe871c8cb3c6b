package org.oddity.tensor.device;

/** Where this build of the program trains: chosen when it is built, see docs/gpu.md. */
public enum Backend {
  /** The processor. */
  CPU,
  /** NVIDIA GPUs, by the Maven profile {@code cuda}. */
  CUDA;

  private static final String ONLY_WITH_CUDA = "org/nd4j/linalg/jcublas/JCublasBackend.class";

  /** Returns that of this program, from the jars it was started with; loads none of them. */
  public static Backend ofThisProgram() {
    return Backend.class.getClassLoader().getResource(ONLY_WITH_CUDA) == null ? CPU : CUDA;
  }
}
