package org.oddity.backbone;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.oddity.OddityModule;
import org.oddity.config.ConfigNode;
import org.oddity.config.YamlReader;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;
import org.oddity.nn.Layer;
import org.oddity.nn.Network;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.engine.Engine;

/** All registered backbones, and networks of them. */
final class TestingBackbones {
  static final Map<String, BackboneFactory<?>> FACTORIES =
      Guice.createInjector(Stage.PRODUCTION, new OddityModule())
          .getInstance(Key.get(new TypeLiteral<Map<String, BackboneFactory<?>>>() {}));

  static final Backbones BACKBONES = new Backbones(FACTORIES);

  static final Kernels KERNELS = Engine.create().kernels();

  private TestingBackbones() {}

  static Path home() {
    return Path.of(System.getProperty("oddity.home"));
  }

  /** Returns what {@code configs/backbone/NAME.yaml} chooses, with options laid over it. */
  static BackboneChoice configured(String name, Map<String, Object> over) {
    ConfigNode.Mapping file =
        YamlReader.readFile(home().resolve("configs/backbone").resolve(name + ".yaml"));
    Map<String, Object> options = new LinkedHashMap<>();
    file.without("backbone").entries().forEach((key, node) -> options.put(key, node.plain()));
    options.putAll(over);
    return new BackboneChoice(file.get("backbone").orElseThrow().plain().toString(), options);
  }

  /** Returns the shape that a part is given. */
  static Shape input(BackbonePart part, ImageShape image, int length) {
    return part == BackbonePart.DECODER ? Shape.of(length) : pixels(image);
  }

  static Shape pixels(ImageShape image) {
    return Shape.of(image.height(), image.width(), image.channels());
  }

  static Network network(Layer layer, Shape input, ElementType type) {
    return Network.initialise(KERNELS, layer, input, new RandomStream(7), type);
  }

  /** Returns a batch of normal numbers; the same ones for the same seed. */
  static Tensor batch(long seed, int count, Shape input, ElementType type) {
    RandomStream random = new RandomStream(seed);
    Shape shape = input.prepend(count);
    double[] numbers = new double[shape.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextGaussian();
    }
    return KERNELS.of(type, shape, numbers);
  }
}
