package org.oddity.backbone.resnet;

import java.util.List;
import java.util.Optional;
import org.oddity.backbone.AttentionOptions;
import org.oddity.core.ImageShape;
import org.oddity.nn.Layer;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.nn.initialiser.Initialisation;
import org.oddity.nn.layer.Activation;
import org.oddity.nn.layer.BatchNorm;
import org.oddity.nn.layer.Convolution;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.layer.GlobalAveragePool;
import org.oddity.nn.layer.Residual;
import org.oddity.nn.layer.Sequential;
import org.oddity.tensor.Window;

/** The layers: a convolution, three stages of blocks, a mean over all places. */
final class Resnet {
  static final List<String> STAGES = List.of("stage-1", "stage-2", "stage-3");

  private static final int LEAST_SIDE = 8;

  private final int blocks;
  private final int width;
  private final Optional<AttentionOptions> attention;

  Resnet(ResnetOptions options) {
    this.blocks = options.blocks();
    this.width = options.width();
    this.attention = options.attention();
  }

  Layer features(ImageShape image, int unused) {
    return stages(image).build();
  }

  Layer classifier(ImageShape image, int outputs) {
    return stages(image)
        .add(new GlobalAveragePool())
        .add(Dense.of(outputs).drawn(Initialisation.HE_NORMAL))
        .build();
  }

  private Sequential.Builder stages(ImageShape image) {
    if (Math.min(image.height(), image.width()) < LEAST_SIDE) {
      throw new ShapeMismatchException(
          "takes images of at least " + LEAST_SIDE + "x" + LEAST_SIDE + ", not " + image);
    }
    Sequential.Builder layers =
        Sequential.builder()
            .add(convolution(width, 1))
            .add(BatchNorm.standard())
            .add(Activation.relu());
    for (int i = 0; i < STAGES.size(); i++) {
      layers.add(STAGES.get(i), stage(width << i, i > 0));
    }
    return layers;
  }

  private Layer stage(int channels, boolean halving) {
    Sequential.Builder stage = Sequential.builder();
    for (int i = 0; i < blocks; i++) {
      boolean changes = halving && i == 0;
      Residual block = Residual.around(body(channels, changes ? 2 : 1));
      stage.add(
          "block-" + (i + 1), changes ? block.shortcut(new PaddedIdentity(channels, 2)) : block);
    }
    return stage.build();
  }

  private Layer body(int channels, int stride) {
    Sequential.Builder layers =
        Sequential.builder()
            .add(convolution(channels, stride))
            .add(BatchNorm.standard())
            .add(Activation.relu())
            .add(convolution(channels, 1))
            .add(BatchNorm.standard());
    attention.ifPresent(each -> layers.add(each.layer()));
    return layers.build();
  }

  private static Convolution convolution(int channels, int stride) {
    return Convolution.of(channels, Window.of(3, stride, 1))
        .withoutBias()
        .drawn(Initialisation.HE_NORMAL);
  }
}
