package org.oddity.backbone.pretrained;

import java.util.List;
import org.oddity.backbone.feature.ImagePreparation;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Options of the networks that were trained on ImageNet. */
public record PretrainedOptions(
    @Option(
            help =
                "imagenet; random: drawn, of no use but to compare with; or a safetensors file with"
                    + " torchvision's names, absolute or below the data folder",
            byDefault = "imagenet")
        String weights,
    @Option(
            help = "shorter side, in pixels, to which images are resized; nothing is cut off",
            byDefault = "224")
        int inputSize,
    @Option(help = "mean of each channel, taken off", byDefault = "[0.485, 0.456, 0.406]")
        List<Double> mean,
    @Option(help = "deviation of each channel, divided by", byDefault = "[0.229, 0.224, 0.225]")
        List<Double> deviation) {
  static final String IMAGENET = "imagenet";
  static final String RANDOM = "random";

  public PretrainedOptions {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    ImagePreparation.require(Requirements.begin(), mean, deviation)
        .that(!weights.isBlank(), "weights", weights, "must be imagenet, random or a file")
        .between("input-size", inputSize, 8, 2048)
        .end();
  }
}
