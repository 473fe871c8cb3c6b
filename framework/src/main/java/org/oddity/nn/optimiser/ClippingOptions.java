package org.oddity.nn.optimiser;

import org.oddity.config.Kind;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** How large gradients may be, in YAML: {@code clipping: {kind: norm, limit: 1}}. */
public sealed interface ClippingOptions {
  /** As they are. */
  record None() implements ClippingOptions {}

  /**
   * Scaled down together so that the Euclidean norm of all gradients of an optimiser is at most a
   * limit, as PyTorch's {@code clip_grad_norm_}: Pascanu, Mikolov and Bengio, "On the Difficulty of
   * Training Recurrent Neural Networks", ICML 2013, algorithm 1.
   */
  @Kind("norm")
  record GlobalNorm(@Option(help = "the greatest norm of all gradients together") double limit)
      implements ClippingOptions {
    public GlobalNorm {
      Requirements.begin().positive("limit", limit).end();
    }
  }

  /** Each number of a gradient by itself, as PyTorch's {@code clip_grad_value_}. */
  record Value(@Option(help = "the greatest absolute value") double limit)
      implements ClippingOptions {
    public Value {
      Requirements.begin().positive("limit", limit).end();
    }
  }
}
