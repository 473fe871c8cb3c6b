package org.oddity.backbone.imported;

import java.util.List;
import org.oddity.backbone.feature.ImagePreparation;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Options of {@code imported}. */
public record ImportedOptions(
    @Option(help = "a Keras .h5 file or a DL4J .zip file, absolute or below the data folder")
        String file,
    @Option(
            help = "shorter side, in pixels, to which images are resized; nothing is cut off",
            byDefault = "224")
        int inputSize,
    @Option(help = "mean of each channel, taken off pixels in [0, 1]", byDefault = "[0, 0, 0]")
        List<Double> mean,
    @Option(help = "number that each channel is divided by", byDefault = "[1, 1, 1]")
        List<Double> deviation,
    @Option(
            help = "order of the channels that the model was trained with: rgb or bgr",
            byDefault = "rgb")
        ChannelOrder channelOrder) {
  public ImportedOptions {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    ImagePreparation.require(Requirements.begin(), mean, deviation)
        .that(!file.isBlank(), "file", file, "must name a file")
        .between("input-size", inputSize, 4, 2048)
        .end();
  }

  /** The order of a pixel's numbers. */
  public enum ChannelOrder {
    /** Red, green, blue. */
    RGB,
    /** Blue, green, red, as networks converted from Caffe take them. */
    BGR
  }
}
