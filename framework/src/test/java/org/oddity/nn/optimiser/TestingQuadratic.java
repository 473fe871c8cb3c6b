package org.oddity.nn.optimiser;

import java.util.List;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.RandomStream;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.Network;
import org.oddity.nn.ParameterSpec;
import org.oddity.nn.Pass;
import org.oddity.nn.TestingNetworks;
import org.oddity.nn.initialiser.Initialisers;
import org.oddity.tensor.Shape;

/** The loss ½ Σ c (x − t)² of four numbers x, which begin at 0. */
final class TestingQuadratic {
  private static final float[] CURVATURES = {1, 10, 0.1f, 3};
  private static final float[] TARGETS = {1, -2, 0.5f, 3};

  private TestingQuadratic() {}

  static Network network() {
    return Network.initialise(
        TestingNetworks.KERNELS, new Numbers(), Shape.of(4), new RandomStream(1));
  }

  static Variable loss(Tape tape, Network... networks) {
    Variable sum = null;
    for (Network network : networks) {
      Variable zeros = tape.constant(tape.kernels().of(Shape.of(1, 4), 0, 0, 0, 0));
      Variable targets = tape.constant(tape.kernels().of(Shape.of(1, 4), TARGETS));
      Variable curvatures = tape.constant(tape.kernels().of(Shape.of(1, 4), CURVATURES));
      Variable x = network.apply(zeros, Pass.training(tape, new RandomStream(1)));
      Variable loss = x.minus(targets).square().times(curvatures).sum().times(0.5);
      sum = sum == null ? loss : sum.plus(loss);
    }
    return sum;
  }

  static void step(Optimiser optimiser, Network... networks) {
    try (Tape tape = Tape.recording(TestingNetworks.KERNELS)) {
      optimiser.minimise(loss(tape, networks));
    }
  }

  static float[] numbers(Network network) {
    return network.all().get("numbers").value().toFloats();
  }

  private record Numbers() implements Layer {
    @Override
    public Shape outputShape(Shape input) {
      return input;
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
      return List.of(new ParameterSpec("numbers", input, Initialisers.constant(0), true));
    }

    @Override
    public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
      return x.plus(parameters.variable("numbers", pass));
    }

    @Override
    public String summary() {
      return "numbers";
    }
  }
}
