package org.oddity.nn.layer;

import static org.oddity.nn.layer.LayerExample.of;

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
    return Stream.of(weighted(), norms(), plain(), joined()).flatMap(each -> each).toList();
  }

  private static Stream<LayerExample> weighted() {
    return Stream.of(
        of(Convolution.of(3, Window.of(3, 1, 1)), 4, 5, 2),
        of(Convolution.of(2, Window.of(4, 2, 1)).withoutBias(), 6, 6, 3),
        of(Convolution.of(2, new Window(3, 1, 0, 2)).drawn(Initialisation.HE_NORMAL), 5, 5, 1),
        of(Convolution.of(3, Window.of(1, 1, 0)), 1, 1, 2),
        of(TransposedConvolution.of(2, Window.of(4, 2, 1)), 3, 3, 3),
        of(TransposedConvolution.of(3, Window.of(4, 1, 0)).withoutBias(), 1, 1, 5),
        of(Dense.of(4), 3),
        of(Dense.of(1).withoutBias().drawn(Initialisation.XAVIER_UNIFORM), 1));
  }

  private static Stream<LayerExample> norms() {
    return Stream.of(
        of(BatchNorm.standard(), 3, 2, 4),
        of(BatchNorm.standard().withoutAffine().epsilon(1e-4), 2, 2, 2),
        of(BatchNorm.standard().momentum(0.3).drawn(Initialisation.DCGAN), 5),
        of(LayerNorm.ofImages(), 2, 3, 2),
        of(LayerNorm.ofChannels(), 2, 2, 4),
        of(LayerNorm.ofImages(), 6),
        of(GroupNorm.of(2), 2, 3, 4),
        of(GroupNorm.of(3), 2, 2, 3));
  }

  private static Stream<LayerExample> plain() {
    return Stream.of(
        of(Activation.relu(), 3, 3, 2),
        of(Activation.leakyRelu(0.2), 5),
        of(Activation.elu(), 5),
        of(Activation.tanh(), 2, 2, 1),
        of(Activation.sigmoid(), 4),
        of(Activation.softplus(), 4),
        of(Dropout.of(0.4), 3, 3, 2),
        of(Dropout.of(0), 4),
        of(MaxPool.of(2), 5, 4, 2),
        of(new MaxPool(Window.of(3, 2, 1)), 5, 5, 1),
        of(AveragePool.of(2), 4, 5, 2),
        of(new AveragePool(Window.of(3, 1, 1)), 3, 3, 2),
        of(new GlobalAveragePool(), 3, 2, 4),
        of(UpsampleNearest.by(2), 2, 3, 2),
        of(ResizeBilinear.to(5, 3), 3, 4, 2),
        of(new Flatten(), 2, 3, 2),
        of(Reshape.to(2, 1, 3), 6));
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
        of(body, 4, 4, 2),
        of(Sequential.of(), 3),
        of(Residual.around(body), 4, 4, 2),
        of(Residual.around(Dropout.of(0.5)).withoutActivation(), 3),
        of(
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
