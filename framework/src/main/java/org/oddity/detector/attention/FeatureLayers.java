package org.oddity.detector.attention;

import java.util.ArrayList;
import java.util.List;
import org.oddity.nn.Layer;
import org.oddity.tensor.Shape;

/**
 * The layers of a network whose results are feature maps: of those next to each other that give
 * maps of the same height and width, the last. Maps of one pixel and an image that the network ends
 * in are none.
 *
 * @param names in the network
 * @param shapes of their results, {@code [height, width, channels]}
 */
record FeatureLayers(List<String> names, List<Shape> shapes) {
  static final FeatureLayers NONE = new FeatureLayers(List.of(), List.of());

  FeatureLayers {
    names = List.copyOf(names);
    shapes = List.copyOf(shapes);
  }

  static FeatureLayers of(Layer network, Shape input) {
    List<Layer.Child> layers = network.children(input);
    List<String> names = new ArrayList<>();
    List<Shape> shapes = new ArrayList<>();
    for (int i = 0; i + 1 < layers.size(); i++) {
      Shape result = layers.get(i + 1).input();
      Shape next = layers.get(i + 1).layer().outputShape(result);
      if (isMap(result) && !isAsLarge(result, next)) {
        names.add(layers.get(i).name());
        shapes.add(result);
      }
    }
    return new FeatureLayers(names, shapes);
  }

  private static boolean isMap(Shape shape) {
    return shape.rank() == 3 && shape.length(0) * shape.length(1) > 1;
  }

  private static boolean isAsLarge(Shape map, Shape other) {
    return other.rank() == 3
        && map.length(0) == other.length(0)
        && map.length(1) == other.length(1);
  }
}
