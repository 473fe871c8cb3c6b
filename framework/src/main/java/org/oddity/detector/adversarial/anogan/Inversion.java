package org.oddity.detector.adversarial.anogan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.autograd.LossReduction;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.RandomStream;
import org.oddity.detector.adversarial.LatentAdam;
import org.oddity.detector.adversarial.LossTerms;
import org.oddity.detector.adversarial.gan.GanNetworks;
import org.oddity.nn.Pass;

/**
 * The search for latent vectors z of a batch of images x at once (§2.2): Adam makes (1 − λ) · Σ|x −
 * G(z)| + λ · Σ|f(x) − f(G(z))| small, each image's by itself. Both networks are frozen and in
 * inference mode, so that nothing couples the images of a batch.
 */
final class Inversion {
  private final AnoganOptions options;
  private final GanNetworks networks;

  Inversion(AnoganOptions options, GanNetworks networks) {
    this.options = options;
    this.networks = networks;
  }

  /** Returns the best that is found for each image from all starts. */
  Inverted invert(ImageBatch images) {
    RandomStream random = new RandomStream(options.search().seed());
    Inverted best = null;
    for (int i = 0; i < options.search().restarts(); i++) {
      float[] start = options.prior().draw(networks.latent(), random);
      Inverted found = invert(images, start);
      best = best == null ? found : best.orBetter(found);
    }
    return best;
  }

  /** Returns what is found from one start. */
  Inverted invert(ImageBatch images, float... start) {
    float[] z = repeated(start, images.count());
    SearchOptions search = options.search();
    LatentAdam adam =
        new LatentAdam(search.learningRate(), search.beta1(), search.beta2(), z.length);
    try (Tape tape = Tape.inference(networks.kernels())) {
      Sought sought = sought(images, tape);
      for (int i = 0; i < search.steps(); i++) {
        adam.step(z, gradients(sought, z));
      }
      return judged(sought, z);
    }
  }

  private static float[] repeated(float[] start, int times) {
    float[] all = new float[start.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(start, 0, all, i * start.length, start.length);
    }
    return all;
  }

  /** What the search compares with, computed once, on a tape that stays open. */
  private Sought sought(ImageBatch images, Tape tape) {
    Variable values = networks.values(images, tape);
    // Where nobody asks for features, the values stand for them.
    Variable features =
        options.lambda() > 0 ? networks.features(values, Pass.inference(tape)) : values;
    return new Sought(values, features);
  }

  /** Returns the gradients by z of the sum of all losses: each image's own. */
  float[] gradients(ImageBatch images, float... z) {
    try (Tape tape = Tape.inference(networks.kernels())) {
      return gradients(sought(images, tape), z);
    }
  }

  private float[] gradients(Sought sought, float... z) {
    try (Tape tape = Tape.recording(networks.kernels())) {
      Variable codes = networks.codes(z, tape);
      Variable generated = networks.generate(codes, Pass.inference(tape));
      Variable loss = terms(sought, generated).total().sum();
      return tape.gradients(loss, List.of(codes)).of(codes).toFloats();
    }
  }

  /** Returns the loss of each image where its z is. */
  Inverted judged(ImageBatch images, float... z) {
    try (Tape tape = Tape.inference(networks.kernels())) {
      return judged(sought(images, tape), z);
    }
  }

  private Inverted judged(Sought sought, float... z) {
    try (Tape tape = Tape.inference(networks.kernels())) {
      Variable generated = networks.generate(networks.codes(z, tape), Pass.inference(tape));
      LossTerms terms = terms(sought, generated);
      Map<String, double[]> apart = new LinkedHashMap<>();
      terms.values().forEach((name, term) -> apart.put(name, term.value().toDoubles()));
      return new Inverted(terms.total().value().toDoubles(), apart, networks.images(generated));
    }
  }

  /** Returns terms of {@code [batch]} each. */
  private LossTerms terms(Sought sought, Variable generated) {
    Tape tape = generated.tape();
    return new LossTerms()
        .add(
            "residual",
            1 - options.lambda(),
            () -> distance(generated, tape.constant(sought.values().value())))
        .add(
            "discrimination",
            options.lambda(),
            () ->
                distance(
                    networks.features(generated, Pass.inference(tape)),
                    tape.constant(sought.features().value())));
  }

  private static Variable distance(Variable x, Variable target) {
    return Losses.l1(x, target, LossReduction.SUM_PER_IMAGE);
  }

  /** Images and their features f(x). */
  private record Sought(Variable values, Variable features) {}
}
