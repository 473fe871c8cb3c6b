package org.oddity.backbone.vgg;

import java.util.List;
import java.util.Optional;
import org.oddity.backbone.AttentionOptions;
import org.oddity.core.ImageShape;
import org.oddity.nn.Layer;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.nn.layer.Activation;
import org.oddity.nn.layer.BatchNorm;
import org.oddity.nn.layer.Convolution;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.layer.Flatten;
import org.oddity.nn.layer.MaxPool;
import org.oddity.nn.layer.Sequential;
import org.oddity.tensor.Window;

/** The layers of configuration A: five stages of one or two convolutions. */
final class Vgg11 {
  static final List<String> STAGES = List.of("stage-1", "stage-2", "stage-3", "stage-4", "stage-5");

  /** Channels of the convolutions of each stage, in widths. */
  private static final List<List<Integer>> CHANNELS =
      List.of(List.of(1), List.of(2), List.of(4, 4), List.of(8, 8), List.of(8, 8));

  private static final int LEAST_SIDE = 16;

  private final int width;
  private final boolean batchNorm;
  private final Optional<AttentionOptions> attention;

  Vgg11(Vgg11Options options) {
    this.width = options.width();
    this.batchNorm = options.batchNorm();
    this.attention = options.attention();
  }

  Layer features(ImageShape image, int unused) {
    return stages(image).build();
  }

  Layer classifier(ImageShape image, int outputs) {
    return stages(image).add(new Flatten()).add(Dense.of(outputs)).build();
  }

  private Sequential.Builder stages(ImageShape image) {
    int side = Math.min(image.height(), image.width());
    if (side < LEAST_SIDE) {
      throw new ShapeMismatchException(
          "takes images of at least " + LEAST_SIDE + "x" + LEAST_SIDE + ", not " + image);
    }
    Sequential.Builder stages = Sequential.builder();
    for (int i = 0; i < STAGES.size(); i++) {
      stages.add(STAGES.get(i), stage(CHANNELS.get(i), side > 1));
      side /= 2;
    }
    return stages;
  }

  private Layer stage(List<Integer> widths, boolean pooled) {
    Sequential.Builder layers = Sequential.builder();
    for (int times : widths) {
      layers.add(Convolution.of(times * width, Window.of(3, 1, 1)));
      if (batchNorm) {
        layers.add(BatchNorm.standard());
      }
      layers.add(Activation.relu());
    }
    attention.ifPresent(each -> layers.add(each.layer()));
    if (pooled) {
      layers.add(MaxPool.of(2));
    }
    return layers.build();
  }
}
