package org.oddity.nn.optimiser;

import org.oddity.config.Kind;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.tensor.UpdateRule;

/** Which optimiser, in YAML: {@code optimiser: {kind: adam, learning-rate: 2e-4, beta1: 0.5}}. */
public sealed interface OptimiserOptions {
  /** Returns the learning rate before any schedule. */
  double learningRate();

  /** Returns the weight decay, 0 for none. */
  double weightDecay();

  /** Returns the rule by which gradients become steps. */
  UpdateRule rule();

  /** Returns whether weights decay by themselves, not by way of the gradient. */
  default boolean isDecayDecoupled() {
    return false;
  }

  /** Stochastic gradient descent, as {@code torch.optim.SGD} without dampening. */
  record Sgd(
      @Option(help = "step per gradient", byDefault = "0.01") double learningRate,
      @Option(help = "share of the last step that goes on, below 1", byDefault = "0")
          double momentum,
      @Option(help = "look one step ahead (Nesterov)", byDefault = "false") boolean nesterov,
      @Option(help = "L2 penalty, added to the gradient", byDefault = "0") double weightDecay)
      implements OptimiserOptions {
    public Sgd {
      Requirements.begin()
          .positive("learningRate", learningRate)
          .that(momentum >= 0 && momentum < 1, "momentum", momentum, "must be in [0, 1)")
          .that(!nesterov || momentum > 0, "nesterov", nesterov, "needs a momentum above 0")
          .atLeast("weightDecay", weightDecay, 0)
          .end();
    }

    @Override
    public UpdateRule rule() {
      return new UpdateRule.Sgd(momentum, nesterov);
    }
  }

  /**
   * Adam with the L2 penalty in its gradient, as {@code torch.optim.Adam}: Kingma and Ba, "Adam: A
   * Method for Stochastic Optimization", ICLR 2015.
   *
   * <p>Epsilon is added as in the last paragraph of the paper's section 2, before the second mean
   * is corrected: {@link UpdateRule.Adam}. With PyTorch, which corrects first, first steps differ
   * where gradients are about as small as epsilon.
   */
  record Adam(
      @Option(help = "step per normalised gradient", byDefault = "0.001") double learningRate,
      @Option(help = "decay of the gradient's mean", byDefault = "0.9") double beta1,
      @Option(help = "decay of the squared gradient's mean", byDefault = "0.999") double beta2,
      @Option(help = "added to the root of the second mean", byDefault = "1e-8") double epsilon,
      @Option(help = "L2 penalty, added to the gradient", byDefault = "0") double weightDecay)
      implements OptimiserOptions {
    public Adam {
      requireAdam(learningRate, beta1, beta2, epsilon, weightDecay);
    }

    /** Returns Adam with the paper's other numbers. */
    public static Adam of(double learningRate) {
      return new Adam(learningRate, 0.9, 0.999, 1e-8, 0);
    }

    @Override
    public UpdateRule rule() {
      return new UpdateRule.Adam(beta1, beta2, epsilon);
    }
  }

  /**
   * Adam whose weights decay apart from the gradient, by learning rate · weight decay a step, as
   * {@code torch.optim.AdamW}: Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR
   * 2019.
   */
  @Kind("adamw")
  record AdamW(
      @Option(help = "step per normalised gradient", byDefault = "0.001") double learningRate,
      @Option(help = "decay of the gradient's mean", byDefault = "0.9") double beta1,
      @Option(help = "decay of the squared gradient's mean", byDefault = "0.999") double beta2,
      @Option(help = "added to the root of the second mean", byDefault = "1e-8") double epsilon,
      @Option(help = "share of each weight lost per learning rate", byDefault = "0.01")
          double weightDecay)
      implements OptimiserOptions {
    public AdamW {
      requireAdam(learningRate, beta1, beta2, epsilon, weightDecay);
    }

    @Override
    public UpdateRule rule() {
      return new UpdateRule.Adam(beta1, beta2, epsilon);
    }

    @Override
    public boolean isDecayDecoupled() {
      return true;
    }
  }

  /**
   * RMSprop without momentum or centring, as {@code torch.optim.RMSprop}: Tieleman and Hinton,
   * "Neural Networks for Machine Learning", lecture 6.5, 2012.
   */
  @Kind("rmsprop")
  record RmsProp(
      @Option(help = "step per normalised gradient", byDefault = "0.01") double learningRate,
      @Option(help = "decay of the squared gradient's mean", byDefault = "0.99") double decay,
      @Option(help = "added to the root of the mean", byDefault = "1e-8") double epsilon,
      @Option(help = "L2 penalty, added to the gradient", byDefault = "0") double weightDecay)
      implements OptimiserOptions {
    public RmsProp {
      Requirements.begin()
          .positive("learningRate", learningRate)
          .fraction("decay", decay)
          .positive("epsilon", epsilon)
          .atLeast("weightDecay", weightDecay, 0)
          .end();
    }

    @Override
    public UpdateRule rule() {
      return new UpdateRule.RmsProp(decay, epsilon);
    }
  }

  private static void requireAdam(
      double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {
    Requirements.begin()
        .positive("learningRate", learningRate)
        .that(beta1 >= 0 && beta1 < 1, "beta1", beta1, "must be in [0, 1)")
        .that(beta2 >= 0 && beta2 < 1, "beta2", beta2, "must be in [0, 1)")
        .positive("epsilon", epsilon)
        .atLeast("weightDecay", weightDecay, 0)
        .end();
  }
}
