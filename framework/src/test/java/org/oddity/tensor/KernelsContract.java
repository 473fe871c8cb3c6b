package org.oddity.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that kernels promise, whatever computes: extended for each type of number. */
public abstract class KernelsContract
    implements ElementwiseContract,
        ArrayContract,
        ConvolutionContract,
        NormalisationContract,
        ResizingContract,
        UpdaterContract {
  private final Kernels kernels;
  private final ElementType type;
  private final double tolerance;
  private TensorScope scope;

  /**
   * Takes what is tried.
   *
   * @param tolerance the greatest error of a number around 1, made of some dozen others
   */
  protected KernelsContract(Kernels kernels, ElementType type, double tolerance) {
    this.kernels = kernels;
    this.type = type;
    this.tolerance = tolerance;
  }

  @Override
  public Kernels kernels() {
    return kernels;
  }

  @Override
  public ElementType type() {
    return type;
  }

  @Override
  public double tolerance() {
    return tolerance;
  }

  @BeforeEach
  void open() {
    scope = kernels.scope();
  }

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void describesItself() {
    assertThat(kernels.description()).isNotBlank();
  }
}
