package org.oddity.nn.initialiser;

import org.oddity.nn.Initialiser;
import org.oddity.tensor.Shape;

/**
 * How the parameters of a layer are drawn; its constants are the names in YAML, in lower-kebab.
 *
 * <p>Norms start at scale 1 and shift 0, biases at 0, except where a constant says otherwise.
 */
public enum Initialisation {
  /** What PyTorch does unasked: weights and biases from U(±1/√fan-in). */
  TORCH,
  /**
   * Weights from N(0, 0.02²), scales of norms from N(1, 0.02²): Radford, Metz and Chintala,
   * "Unsupervised Representation Learning with Deep Convolutional Generative Adversarial Networks",
   * ICLR 2016, §4; the scales as in the authors' code.
   */
  DCGAN,
  /**
   * Normal numbers for rectifiers: He, Zhang, Ren and Sun, "Delving Deep into Rectifiers", ICCV
   * 2015, §2.2.
   */
  HE_NORMAL,
  /** As {@link #HE_NORMAL}, evenly spread. */
  HE_UNIFORM,
  /**
   * Normal numbers for tanh and sigmoid: Glorot and Bengio, "Understanding the Difficulty of
   * Training Deep Feedforward Neural Networks", AISTATS 2010, §4.2.1.
   */
  XAVIER_NORMAL,
  /** As {@link #XAVIER_NORMAL}, evenly spread. */
  XAVIER_UNIFORM,
  /**
   * As {@link #XAVIER_UNIFORM}, times √(2 / (1 + 0.01²)): PyTorch's gain for leaky rectifiers of
   * slope 0.01, as the authors of Deep SVDD draw.
   */
  XAVIER_LEAKY,
  /**
   * Orthonormal weights: Saxe, McClelland and Ganguli, "Exact Solutions to the Nonlinear Dynamics
   * of Learning in Deep Linear Neural Networks", ICLR 2014.
   */
  ORTHOGONAL;

  private static final double DCGAN_DEVIATION = 0.02;
  private static final double LEAKY_SLOPE = 0.01;

  /** Returns the draw of a layer's weights. */
  public Initialiser weights() {
    return switch (this) {
      case TORCH -> Initialisers.torchUniform();
      case DCGAN -> Initialisers.normal(0, DCGAN_DEVIATION);
      case HE_NORMAL -> Initialisers.heNormal();
      case HE_UNIFORM -> Initialisers.heUniform();
      case XAVIER_NORMAL -> Initialisers.xavierNormal();
      case XAVIER_UNIFORM -> Initialisers.xavierUniform();
      case XAVIER_LEAKY ->
          Initialisers.xavierUniform(Math.sqrt(2 / (1 + LEAKY_SLOPE * LEAKY_SLOPE)));
      case ORTHOGONAL -> Initialisers.orthogonal(1);
    };
  }

  /** Returns the draw of a layer's bias, given the shape of its weights. */
  public Initialiser bias(Shape weights) {
    if (this != TORCH) {
      return Initialisers.constant(0);
    }
    double limit = 1 / Math.sqrt(Fan.of(weights).in());
    return Initialisers.uniform(-limit, limit);
  }

  /** Returns the draw of a norm's scale. */
  public Initialiser scale() {
    return this == DCGAN ? Initialisers.normal(1, DCGAN_DEVIATION) : Initialisers.constant(1);
  }
}
