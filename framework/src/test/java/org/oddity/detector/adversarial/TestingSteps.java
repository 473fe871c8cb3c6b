package org.oddity.detector.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.oddity.autograd.Parameter;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;
import org.oddity.core.Seeds;
import org.oddity.detector.TestingBlobs;
import org.oddity.detector.TestingFactories;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.tensor.engine.Engine;
import org.oddity.training.Batch;
import org.oddity.training.Epoch;
import org.oddity.training.Step;
import org.oddity.training.Trainee;

/** Single steps of a method's game of tiny networks, and the same steps by hand on copies. */
public final class TestingSteps {
  public static final ImageShape SHAPE = TestingBlobs.SHAPE;
  public static final ImageBatch IMAGES = TestingBlobs.waves(6, 1);

  /** A backbone with batch norms in its encoder and in its decoder. */
  public static final String BACKBONE = "{backbone: dcgan, width: 2, latent: 3}";

  private static final Seeds STEPS = new Seeds(1);
  private static final float ROUNDING = 1e-5f;

  private final AdversarialMethod method;
  private final NamedNetworks networks;
  private final Trainee trainee;

  private TestingSteps(AdversarialMethod method) {
    this.method = method;
    this.networks = draw(method);
    // As they are drawn they are near zero, and so would be what a step changes.
    RandomStream random = new RandomStream(2);
    networks.all().values().forEach(network -> spread(network, random));
    this.trainee = method.trainee(networks, SHAPE, STEPS);
  }

  /** Returns the game of a detector with options such as {@code "{noise: 0}"}. */
  public static TestingSteps of(String detector, String yaml) {
    return new TestingSteps(method((AdversarialFactory<?>) TestingFactories.named(detector), yaml));
  }

  private static <O extends Record> AdversarialMethod method(
      AdversarialFactory<O> factory, String yaml) {
    return factory.method(TestingFactories.options(yaml, factory.optionsType()));
  }

  private static NamedNetworks draw(AdversarialMethod method) {
    return AdversarialDetector.draw(
        TestingFactories.bound(Engine.class).kernels(),
        method.networks(SHAPE),
        new Seeds(1),
        false);
  }

  private static void spread(Network network, RandomStream random) {
    for (Parameter parameter : network.parameters()) {
      float[] values = parameter.value().toFloats();
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) random.nextDouble(-0.3, 0.3);
      }
      network.kernels().write(parameter.value(), values);
    }
  }

  /** Returns the networks that the game changes. */
  public NamedNetworks networks() {
    return networks;
  }

  /** Returns networks of their own that are now the same. */
  public NamedNetworks copy() {
    NamedNetworks copy = draw(method);
    copy.restore(networks.state());
    return copy;
  }

  /** Returns the stream that the first step draws from, at its beginning. */
  public static RandomStream stream() {
    return new RandomStream(STEPS.seed("steps"));
  }

  /** Plays a step of the first epoch, and returns what it told. */
  public Map<String, Double> play() {
    return play(1, 0, 1, 2, 3, 4, 5);
  }

  /** Plays a step of an epoch with the images of some places. */
  public Map<String, Double> play(int epoch, int... places) {
    return play(epoch, IMAGES.select(places), places);
  }

  /** Plays a step of an epoch with images that stand at places. */
  public Map<String, Double> play(int epoch, ImageBatch images, int... places) {
    return trainee.step(new Batch(images, places), new Step(new Epoch(epoch, 9, 2), 0)).values();
  }

  /** Looks at the game as it is told of after an epoch. */
  public void look() {
    trainee.validate(IMAGES);
    trainee.health(IMAGES);
    trainee.images(IMAGES, IMAGES);
  }

  /** Moves some of these networks a step down a loss of a batch; running statistics stay. */
  public void minimise(NamedNetworks of, Function<Pass, Variable> loss, String... moved) {
    Network[] own = Arrays.stream(moved).map(of::get).toArray(Network[]::new);
    try (Tape tape = Tape.recording(of.kernels())) {
      Pass pass = Pass.training(tape, new RandomStream(0)).withoutStatistics();
      method.training().optimiserOf(own).minimise(loss.apply(pass));
    }
  }

  /** Moves running statistics of these networks by what goes through them. */
  public static void observe(NamedNetworks of, Consumer<Pass> way) {
    try (Tape tape = Tape.inference(of.kernels())) {
      way.accept(Pass.training(tape, new RandomStream(0)));
    }
  }

  /** Returns what a batch is made into by its own statistics, none of which move. */
  public static float[] values(NamedNetworks of, Function<Pass, Variable> way) {
    try (Tape tape = Tape.inference(of.kernels())) {
      Pass pass = Pass.training(tape, new RandomStream(0)).withoutStatistics();
      return way.apply(pass).value().toFloats();
    }
  }

  /** Holds that some networks have learned what others have, and are not what they were. */
  public static void assertLearned(
      NamedNetworks actual, NamedNetworks expected, NamedNetworks before, String... names) {
    for (String name : names) {
      assertMoved(parameters(actual, name), parameters(expected, name), parameters(before, name));
    }
  }

  /** Holds that running statistics were moved as those of others, and are not what they were. */
  public static void assertObserved(
      NamedNetworks actual, NamedNetworks expected, NamedNetworks before, String... names) {
    for (String name : names) {
      assertMoved(statistics(actual, name), statistics(expected, name), statistics(before, name));
    }
  }

  private static void assertMoved(float[] actual, float[] expected, float[] before) {
    assertThat(actual).containsExactly(expected, within(ROUNDING));
    double most = 0;
    for (int i = 0; i < actual.length; i++) {
      most = Math.max(most, Math.abs(actual[i] - before[i]));
    }
    assertThat(most).isGreaterThan(100 * ROUNDING);
  }

  /** Holds that neither parameters nor statistics of some networks have moved. */
  public static void assertUntouched(NamedNetworks actual, NamedNetworks before, String... names) {
    for (String name : names) {
      assertThat(parameters(actual, name)).as(name).isEqualTo(parameters(before, name));
      assertThat(statistics(actual, name)).as(name).isEqualTo(statistics(before, name));
    }
  }

  private static float[] parameters(NamedNetworks of, String name) {
    return of.get(name).flat().toFloats();
  }

  /** Returns the running statistics of a network, and others that it has. */
  public static float[] statistics(NamedNetworks of, String name) {
    return of.get(name).flatStatistics().toFloats();
  }
}
