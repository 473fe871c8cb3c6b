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
 * what is shown of mining is decoded and judged by the statistics of the batch, as it was mined.
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

  /**
   * Returns draws, and where mining moves as many others, if there is any.
   *
   * @param together as many are mined at once, if that is more: what a batch has of statistics
   *     decides where its draws move
   */
  float[] negatives(int count, int together) {
    float[] draws = draws(Math.max(count, together));
    float[] shown = Arrays.copyOf(draws, count * networks.latent());
    if (options.mines() && count >= 2) {
      int first = (count + 1) / 2 * networks.latent();
      System.arraycopy(mining.mine(draws), first, shown, first, shown.length - first);
    }
    return shown;
  }

  /**
   * Draws.
   *
   * @param examples what is reconstructed; as many draws are shown
   * @param more whose codes are counted; as many draws, or two, are mined together
   */
  Map<String, ImageGrid> of(ImageBatch examples, ImageBatch more) {
    Map<String, ImageGrid> grids = new LinkedHashMap<>();
    grids.put(
        "reconstructions",
        ImageGrid.of(
            ImageGrid.row("originals", examples),
            ImageGrid.row("reconstructions", networks.reconstruct(examples))));
    int shown = Math.max(2, examples.count());
    if (!options.mines()) {
      ImageBatch generated = networks.generate(draws(shown));
      grids.put("generated", ImageGrid.of(ImageGrid.row("generated", generated)));
    } else {
      float[] draws = draws(Math.max(shown, more.count()));
      Mining.Answered before = mining.answered(draws).first(shown);
      Mining.Answered after = mining.answered(mining.mine(draws)).first(shown);
      grids.put("mined", ImageGrid.of(row("before", before), row("after", after)));
    }
    ImageBatch counted = more.count() < examples.count() ? examples : more;
    grids.put(
        "latent-histogram",
        ImageGrid.of(ImageGrid.row("latent, -1 to 1", LatentHistogram.of(codes(counted)))));
    return grids;
  }

  /** The title has the mean of the answers to the images of the row. */
  private static ImageGrid.Row row(String when, Mining.Answered shown) {
    String title = String.format(Locale.ROOT, "%s mining, classifier %.2f", when, shown.mean());
    return ImageGrid.row(title, shown.images());
  }
}
