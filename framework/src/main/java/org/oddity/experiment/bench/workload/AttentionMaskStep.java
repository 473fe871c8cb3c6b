package org.oddity.experiment.bench.workload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.oddity.autograd.Joining;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Upsampling;
import org.oddity.autograd.Variable;
import org.oddity.core.RandomStream;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.nn.optimiser.Optimiser;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;

/**
 * A step of the attention-mask GAN with its defaults: that of {@link OcganStep}, features of images
 * and of as many negatives, half draws and half mined, one update of the guide on both kinds masked
 * and plain, one of the map, and a step of a second OCGAN without mining on what is left of images.
 */
final class AttentionMaskStep implements Workload {
  private static final int WIDTH = 64;
  private static final Shape FEATURES = Shape.of(16, 16, 2 * (WIDTH + 2 * WIDTH + 4 * WIDTH));
  private static final String[] OF_ENCODER = {"leaky-relu-1", "leaky-relu-2", "leaky-relu-3"};
  private static final String[] OF_DECODER = {"relu-1", "relu-2", "relu-3"};
  private static final int BATCH = AutoencoderStep.BATCH;
  private static final double AREA = 0.5;
  private static final double SPARSITY = 10;
  private static final double ENTROPY = 0.1;

  private final Kernels kernels;
  private final RandomStream random = new RandomStream(1);
  private final OcganStep first;
  private final OcganStep second;
  private final Network guide;
  private final Network map;
  private final Optimiser ofGuide;
  private final Optimiser ofMap;

  AttentionMaskStep(Kernels kernels) {
    this.kernels = kernels;
    this.first = new OcganStep(kernels);
    this.second = new OcganStep(kernels, 0);
    this.guide =
        Network.initialise(kernels, PeerNetworks.encoder(WIDTH, 1), AutoencoderStep.IMAGE, random);
    this.map = Network.initialise(kernels, PeerNetworks.attentionMap(), FEATURES, random);
    this.ofGuide = Optimiser.of(AutoencoderStep.adam(), guide);
    this.ofMap = Optimiser.of(AutoencoderStep.adam(), map);
  }

  @Override
  public int images() {
    return BATCH;
  }

  @Override
  public double step() {
    float[] draws = first.draw();
    float[] latents = draws.clone();
    double loss = first.step(first.images, draws); // moves the draws to where they are mined
    System.arraycopy(draws, draws.length / 2, latents, latents.length / 2, latents.length / 2);
    try (Tape frozen = Tape.inference(kernels)) {
      Variable both =
          Joining.concatenate(0, first.real(first.images, frozen), first.decoded(latents, frozen));
      Variable known = features(both, frozen);
      tellApart(both, map(known, Pass.inference(frozen)));
      move(both, known);
      Variable left = masked(both, map(known, Pass.inference(frozen))).slice(0, 0, BATCH);
      return loss + second.step(left.value().toFloats(), second.draw());
    }
  }

  private Variable features(Variable both, Tape tape) {
    Pass encoding = Pass.inference(tape).capturing(OF_ENCODER);
    Pass decoding = Pass.inference(tape).capturing(OF_DECODER);
    first.decoder.apply(first.encoder.apply(both, encoding).tanh(), decoding);
    List<Variable> maps = new ArrayList<>();
    Arrays.stream(OF_ENCODER).forEach(name -> maps.add(resized(encoding.captured(name))));
    Arrays.stream(OF_DECODER).forEach(name -> maps.add(resized(decoding.captured(name))));
    return Joining.concatenate(3, maps);
  }

  private static Variable resized(Variable features) {
    boolean fits = features.shape().length(1) == FEATURES.length(0);
    return fits ? features : Upsampling.bilinear(features, FEATURES.length(0), FEATURES.length(1));
  }

  private Variable map(Variable known, Pass pass) {
    return map.apply(known, pass).sigmoid();
  }

  /** Black, −1, where a map is 0. */
  private static Variable masked(Variable images, Variable map) {
    return images.plus(1).times(map).plus(-1);
  }

  private void tellApart(Variable both, Variable maps) {
    try (Tape tape = Tape.recording(kernels)) {
      Pass pass = Pass.training(tape, random);
      Variable masked = tape.constant(masked(both, maps).value());
      Variable plain = tape.constant(both.value());
      ofGuide.minimise(
          kinds(guide.apply(masked, pass))
              .plus(kinds(guide.apply(plain, pass.withoutStatistics()))));
    }
  }

  private void move(Variable both, Variable known) {
    try (Tape tape = Tape.recording(kernels)) {
      Pass pass = Pass.training(tape, random);
      Variable logits = map.apply(tape.constant(known.value()), pass);
      Variable map = logits.sigmoid();
      Variable masked = masked(tape.constant(both.value()), map);
      Variable told = kinds(guide.apply(masked, pass.withoutStatistics()));
      Variable sparsity = map.mean(1, 2, 3).plus(-AREA).square().mean();
      Variable entropy = logits.softplus().minus(logits.times(map)).mean();
      ofMap.minimise(told.plus(sparsity.times(SPARSITY)).plus(entropy.times(ENTROPY)));
    }
  }

  private static Variable kinds(Variable logits) {
    return Losses.binaryCrossEntropy(logits.slice(0, 0, BATCH), 1)
        .plus(Losses.binaryCrossEntropy(logits.slice(0, BATCH, 2 * BATCH), 0))
        .times(0.5);
  }
}
