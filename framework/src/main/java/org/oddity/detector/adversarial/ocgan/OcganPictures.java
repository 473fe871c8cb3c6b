package org.oddity.detector.adversarial.ocgan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.oddity.autograd.Tape;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.RandomStream;
import org.oddity.detector.adversarial.LatentHistogram;
import org.oddity.nn.Pass;

/**
 * What the networks make of some images and of the same draws each time, in inference mode; only
 * the classifier judges by the statistics of the batch, as it does in mining.
 */
final class OcganPictures {
  private static final long DRAWS = 1;

  private final OcganOptions options;
  private final OcganNetworks networks;
  private final Mining mining;

  OcganPictures(OcganOptions options, OcganNetworks networks) {
    this.options = options;
    this.networks = networks;
    // A stream of its own, so that looking at pictures changes nothing that is trained.
    this.mining = new Mining(options.mining(), networks, new RandomStream(DRAWS));
  }

  /** Returns the same draws each time. */
  float[] draws(int count) {
    return networks.space().draw(count * networks.latent(), new RandomStream(DRAWS));
  }

  /** Returns the codes of images, one after another. */
  float[] codes(ImageBatch images) {
    try (Tape tape = Tape.inference(networks.kernels())) {
      return networks
          .encode(networks.values(images, tape), Pass.inference(tape))
          .value()
          .toFloats();
    }
  }

  /** Returns where mining moves the same draws each time. */
  float[] mined(int count) {
    return mining.mine(draws(count));
  }

  /** Returns draws, and where mining moves as many others, if there is any. */
  float[] negatives(int count) {
    float[] draws = draws(count);
    if (!options.mines() || count < 2) {
      return draws;
    }
    int first = (count + 1) / 2 * networks.latent();
    float[] mined = mining.mine(Arrays.copyOfRange(draws, first, draws.length));
    System.arraycopy(mined, 0, draws, first, mined.length);
    return draws;
  }

  Map<String, ImageGrid> of(ImageBatch examples) {
    Map<String, ImageGrid> grids = new LinkedHashMap<>();
    grids.put(
        "reconstructions",
        ImageGrid.of(
            ImageGrid.row("originals", examples),
            ImageGrid.row("reconstructions", networks.reconstruct(examples))));
    float[] draws = draws(Math.max(2, examples.count()));
    if (!options.mines()) {
      grids.put("generated", ImageGrid.of(ImageGrid.row("generated", networks.generate(draws))));
    } else {
      float[] mined = mining.mine(draws);
      grids.put("mined", ImageGrid.of(answered("before", draws), answered("after", mined)));
    }
    grids.put(
        "latent-histogram",
        ImageGrid.of(ImageGrid.row("latent, -1 to 1", LatentHistogram.of(codes(examples)))));
    return grids;
  }

  private ImageGrid.Row answered(String when, float... draws) {
    String title =
        String.format(Locale.ROOT, "%s mining, classifier %.2f", when, mining.answer(draws));
    return ImageGrid.row(title, networks.generate(draws));
  }
}
