package org.oddity.detector.pretrained.patchcore;

import java.util.List;
import java.util.Optional;
import org.oddity.backbone.BackboneChoice;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.detector.pretrained.coreset.Projection;

/**
 * Options of PatchCore.
 *
 * @param coreset of all patches of the training images, in (0, 1]; 1 keeps them all
 */
public record PatchcoreOptions(
    @Option(help = "a network trained elsewhere", byDefault = "{backbone: resnet18}")
        BackboneChoice backbone,
    @Option(help = "layers whose maps describe patches", byDefault = "[layer2, layer3]")
        List<String> layers,
    @Option(
            help = "side of the square of places that is averaged around each, odd; 1 for none",
            byDefault = "3")
        int neighbourhood,
    @Option(help = "share of the training images' patches that is kept", byDefault = "0.1")
        double coreset,
    @Option(
            help = "random projection by which the patches to keep are chosen",
            byDefault = "{kind: sparse, dimensions: 128}")
        Projection projection,
    @Option(help = "how the kept patches are stored", byDefault = "float32") Bank bank,
    @Option(
            help =
                "weigh an image's score by how its worst patch lies among the neighbours of the"
                    + " kept patch nearest to it; without it, the distance alone")
        Optional<Reweighting> reweighting) {
  public PatchcoreOptions {
    Requirements.begin()
        .that(!layers.isEmpty(), "layers", layers, "must name at least one")
        .that(
            neighbourhood >= 1 && neighbourhood % 2 == 1,
            "neighbourhood",
            neighbourhood,
            "must be odd and at least 1")
        .share("coreset", coreset)
        .end();
  }

  /** The precision of the kept patches. */
  public enum Bank {
    /** Single precision. */
    FLOAT32,
    /** Half precision: half the memory; each number of a patch is off by at most 1/2048 of it. */
    FLOAT16
  }

  /** The neighbours that weigh a score. */
  public record Reweighting(
      @Option(
              help = "neighbours among the kept patches, the nearest patch itself included",
              byDefault = "9")
          int neighbours) {
    public Reweighting {
      Requirements.begin().atLeast("neighbours", neighbours, 2).end();
    }
  }
}
