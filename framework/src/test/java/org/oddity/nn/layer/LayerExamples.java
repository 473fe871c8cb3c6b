package org.oddity.nn.layer;

import static org.oddity.nn.layer.LayerExample.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.oddity.nn.Layer;
import org.oddity.nn.initialiser.Initialisation;
import org.oddity.tensor.Window;

/** At least one example of each layer there is. */
final class LayerExamples {
  private LayerExamples() {}

  static List<LayerExample> all() {
    return Stream.of(weighted(), norms(), plain(), attention(), joined())
        .flatMap(each -> each)
        .toList();
  }

  private static Stream<LayerExample> weighted() {
    return Stream.of(
        example(Convolution.of(3, Window.of(3, 1, 1)), 4, 5, 2),
        example(Convolution.of(2, Window.of(4, 2, 1)).withoutBias(), 6, 6, 3),
        example(Convolution.of(2, new Window(3, 1, 0, 2)).drawn(Initialisation.HE_NORMAL), 5, 5, 1),
        example(Convolution.of(3, Window.of(1, 1, 0)), 1, 1, 2),
        example(TransposedConvolution.of(2, Window.of(4, 2, 1)), 3, 3, 3),
        example(TransposedConvolution.of(3, Window.of(4, 1, 0)).withoutBias(), 1, 1, 5),
        example(Dense.of(4), 3),
        example(Dense.of(1).withoutBias().drawn(Initialisation.XAVIER_UNIFORM), 1));
  }

  private static Stream<LayerExample> norms() {
    return Stream.of(
        example(BatchNorm.standard(), 3, 2, 4),
        example(BatchNorm.standard().withoutAffine().epsilon(1e-4), 2, 2, 2),
        example(BatchNorm.standard().momentum(0.3).drawn(Initialisation.DCGAN), 5),
        example(LayerNorm.ofImages(), 2, 3, 2),
        example(LayerNorm.ofChannels(), 2, 2, 4),
        example(LayerNorm.ofImages(), 6),
        example(GroupNorm.of(2), 2, 3, 4),
        example(GroupNorm.of(3), 2, 2, 3));
  }

  private static Stream<LayerExample> plain() {
    return Stream.of(
        example(Activation.relu(), 3, 3, 2),
        example(Activation.leakyRelu(0.2), 5),
        example(Activation.elu(), 5),
        example(Activation.tanh(), 2, 2, 1),
        example(Activation.sigmoid(), 4),
        example(Activation.softplus(), 4),
        example(Dropout.of(0.4), 3, 3, 2),
        example(Dropout.of(0), 4),
        example(MaxPool.of(2), 5, 4, 2),
        example(new MaxPool(Window.of(3, 2, 1)), 5, 5, 1),
        example(AveragePool.of(2), 4, 5, 2),
        example(new AveragePool(Window.of(3, 1, 1)), 3, 3, 2),
        example(new GlobalAveragePool(), 3, 2, 4),
        example(UpsampleNearest.by(2), 2, 3, 2),
        example(ResizeBilinear.to(5, 3), 3, 4, 2),
        example(new Flatten(), 2, 3, 2),
        example(Reshape.to(2, 1, 3), 6));
  }

  private static Stream<LayerExample> attention() {
    return Stream.of(
        example(new ChannelAttention(2), 3, 2, 4),
        example(new ChannelAttention(16), 2, 2, 3),
        example(new SpatialAttention(3), 4, 3, 2),
        example(new SpatialAttention(7), 3, 3, 1),
        example(Cbam.of(2, 3), 3, 4, 4),
        example(Cbam.standard(), 1, 1, 3));
  }

  private static Stream<LayerExample> joined() {
    Sequential body =
        Sequential.of(
            Convolution.of(2, Window.of(3, 1, 1)).withoutBias(),
            BatchNorm.standard(),
            Activation.leakyRelu(0.1),
            Dropout.of(0.3),
            Convolution.of(2, Window.of(3, 1, 1)));
    return Stream.of(
        example(body, 4, 4, 2),
        example(Sequential.of(), 3),
        example(Residual.around(body), 4, 4, 2),
        example(Concatenation.around(Convolution.of(3, Window.of(3, 1, 1))), 4, 4, 2),
        example(Residual.around(Dropout.of(0.5)).withoutActivation(), 3),
        example(
            Residual.around(Convolution.of(3, Window.of(4, 2, 1)))
                .shortcut(Convolution.of(3, Window.of(1, 2, 0)))
                .then(Activation.tanh()),
            4,
            4,
            2));
  }

  /** Returns the layer classes of this package, as the compiler wrote them. */
  static Set<Class<?>> classes() {
    try {
      Path root =
          Path.of(Convolution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path folder = root.resolve(Convolution.class.getPackageName().replace('.', '/'));
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".class"))
            .map(name -> load(name.substring(0, name.length() - ".class".length())))
            .filter(Layer.class::isAssignableFrom)
            .filter(type -> !Modifier.isAbstract(type.getModifiers()))
            .collect(Collectors.toSet());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(Convolution.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
