package org.oddity.tensor.nd4j;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.NesterovsUpdater;
import org.nd4j.linalg.learning.RmsPropUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Operands;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.UpdateRule;
import org.oddity.tensor.Updater;

/**
 * ND4J's updaters, at a learning rate of 1: the rate of each step scales what they return, so what
 * they remember does not depend on it, as in PyTorch.
 */
final class Nd4jUpdaters {
  private static final String VELOCITY = "velocity";
  private static final String MEAN = "gradient-mean";
  private static final String SQUARES = "squared-gradient-mean";

  private final NativeMemory memory;

  Nd4jUpdaters(NativeMemory memory) {
    this.memory = memory;
  }

  Updater of(UpdateRule rule, ElementType type, int size) {
    Shape shape = Shape.of(size);
    if (rule instanceof UpdateRule.Adam adam) {
      return over(
          new AdamUpdater(new Adam(1, adam.beta1(), adam.beta2(), adam.epsilon())),
          state(type, shape, MEAN, SQUARES),
          Map.of(AdamUpdater.M_STATE, MEAN, AdamUpdater.V_STATE, SQUARES));
    }
    if (rule instanceof UpdateRule.RmsProp rmsProp) {
      return over(
          new RmsPropUpdater(new RmsProp(1, rmsProp.decay(), rmsProp.epsilon())),
          state(type, shape, SQUARES),
          Map.of(RmsPropUpdater.G_STATE, SQUARES));
    }
    UpdateRule.Sgd sgd = (UpdateRule.Sgd) rule;
    if (sgd.momentum() == 0) {
      return new Descent(shape);
    }
    Map<String, Tensor> velocity = state(type, shape, VELOCITY);
    if (sgd.nesterov()) {
      return over(
          new NesterovsUpdater(new Nesterovs(1, sgd.momentum())),
          velocity,
          Map.of(NesterovsUpdater.V_STATE, VELOCITY));
    }
    return new ClassicMomentum(sgd.momentum(), velocity);
  }

  private Map<String, Tensor> state(ElementType type, Shape shape, String... names) {
    Map<String, Tensor> state = new LinkedHashMap<>();
    for (String name : names) {
      state.put(name, memory.persistent(type, shape));
    }
    return Collections.unmodifiableMap(state);
  }

  private static Updater over(
      GradientUpdater<?> updater, Map<String, Tensor> state, Map<String, String> names) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    names.forEach((theirs, ours) -> arrays.put(theirs, NativeCalls.array(state.get(ours))));
    updater.setState(arrays, false);
    return new Library(updater, state);
  }

  private static void check(Tensor parameters, Tensor gradients, Shape shape) {
    Operands.sameType(parameters, gradients);
    Operands.shape("parameters", parameters, shape);
    Operands.shape("gradients", gradients, shape);
  }

  /**
   * An updater of ND4J.
   *
   * <p>Its Adam divides {@code √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m} by {@code √v + ε}: the faster form of
   * the paper (end of section 2, with ε̂ for ε). PyTorch adds ε to the corrected root, {@code √(v /
   * (1 − β₂ᵗ)) + ε}: there it weighs less by {@code √(1 − β₂ᵗ)}, at the first step 32 times with β₂
   * = .999, and after some thousands the same. Its RMSprop divides by {@code √v + ε} as PyTorch
   * does, and begins with zeros here, where ND4J's own networks begin with ε.
   */
  private record Library(GradientUpdater<?> updater, Map<String, Tensor> state) implements Updater {
    @Override
    public void apply(Tensor parameters, Tensor gradients, double learningRate, int iteration) {
      check(parameters, gradients, state.values().iterator().next().shape());
      updater.applyUpdater(NativeCalls.array(gradients), iteration, 0);
      Nd4jElementwise.add(parameters, -learningRate, gradients);
    }
  }

  /** Plain descent, which remembers nothing. */
  private record Descent(Shape shape) implements Updater {
    @Override
    public void apply(Tensor parameters, Tensor gradients, double learningRate, int iteration) {
      check(parameters, gradients, shape);
      Nd4jElementwise.add(parameters, -learningRate, gradients);
    }

    @Override
    public Map<String, Tensor> state() {
      return Map.of();
    }
  }

  /** v ← momentum · v + g; p ← p − rate · v. ND4J has Nesterov's form alone. */
  private record ClassicMomentum(double momentum, Map<String, Tensor> state) implements Updater {
    @Override
    public void apply(Tensor parameters, Tensor gradients, double learningRate, int iteration) {
      Tensor velocity = state.get(VELOCITY);
      check(parameters, gradients, velocity.shape());
      Nd4jElementwise.scaleInPlace(velocity, momentum);
      Nd4jElementwise.add(velocity, 1, gradients);
      Nd4jElementwise.add(parameters, -learningRate, velocity);
    }
  }
}
