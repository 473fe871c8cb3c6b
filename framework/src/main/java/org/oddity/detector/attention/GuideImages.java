package org.oddity.detector.attention;

import org.oddity.core.ImageBatch;
import org.oddity.detector.adversarial.ocgan.OcganNetworks;

/** What map and guide see of an image, while negatives are always images that De has decoded. */
public enum GuideImages {
  /** The images as they are; what a decoder leaves may then tell negatives from them. */
  ORIGINALS {
    @Override
    ImageBatch of(ImageBatch images, OcganNetworks generator) {
      return images;
    }
  },
  /** De(En(x)) in place of x: the same decoder has made both kinds. */
  RECONSTRUCTIONS {
    @Override
    ImageBatch of(ImageBatch images, OcganNetworks generator) {
      return generator.reconstruct(images);
    }
  };

  /** Returns that of images, in inference mode. */
  abstract ImageBatch of(ImageBatch images, OcganNetworks generator);
}
