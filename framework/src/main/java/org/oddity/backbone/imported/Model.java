package org.oddity.backbone.imported;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.oddity.backbone.FeatureLayer;
import org.oddity.core.InvalidInputException;
import org.oddity.nn.NetworkCost;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.tensor.Shape;

/** A model that was read: asked by one thread at a time, since DL4J's layers hold their results. */
final class Model {
  private final ComputationGraph graph;
  private final boolean channelsFirst;

  /** The names of layers by those of vertices: a row that was made a graph has numbers there. */
  private final Map<String, String> names = new LinkedHashMap<>();

  /** What was tried before: an experiment asks several times before it runs. */
  private final Map<Shape, List<FeatureLayer>> known = new HashMap<>();

  /**
   * Makes it.
   *
   * @param read what the file holds
   * @param file for messages
   * @throws InvalidInputException if it takes anything but one image
   */
  Model(ModelFile read, String file) {
    this.graph = read.graph();
    this.channelsFirst = channelsFirst(graph);
    for (int index : graph.topologicalSortOrder()) {
      GraphVertex vertex = graph.getVertices()[index];
      if (!vertex.isInputVertex()) {
        names.put(
            vertex.getVertexName(),
            read.names().getOrDefault(vertex.getVertexName(), vertex.getVertexName()));
      }
    }
    if (graph.getNumInputArrays() != 1) {
      throw new InvalidInputException(
          file, "takes " + graph.getNumInputArrays() + " inputs, not one image");
    }
  }

  private static boolean channelsFirst(ComputationGraph graph) {
    for (Layer layer : graph.getLayers()) {
      if (layer.conf().getLayer() instanceof ConvolutionLayer convolution) {
        return convolution.getCnn2dDataFormat() == CNN2DFormat.NCHW;
      }
    }
    return true;
  }

  /**
   * Returns its layers for images, tried on a black one: those that make maps or vectors.
   *
   * @param image {@code [height, width, channels]}
   * @throws ShapeMismatchException if it cannot take such images
   */
  synchronized List<FeatureLayer> layers(Shape image) {
    return known.computeIfAbsent(image, this::tried);
  }

  private List<FeatureLayer> tried(Shape image) {
    Map<String, INDArray> results = new HashMap<>();
    try {
      results.putAll(graph.feedForward(input(new float[image.size()], image.prepend(1)), false));
    } catch (RuntimeException e) {
      throw new ShapeMismatchException(
          "cannot take images of " + image + ": " + ModelFile.firstLine(e));
    }
    List<FeatureLayer> found = new ArrayList<>();
    names.forEach(
        (vertex, name) -> {
          INDArray result = results.get(vertex);
          if (result != null) {
            add(name, result.shape(), found);
          }
        });
    return List.copyOf(found);
  }

  private void add(String name, long[] shape, List<FeatureLayer> found) {
    if (shape.length == 2) {
      found.add(new FeatureLayer(name, 1, 1, (int) shape[1]));
    } else if (shape.length == 4) {
      found.add(
          channelsFirst
              ? new FeatureLayer(name, (int) shape[2], (int) shape[3], (int) shape[1])
              : new FeatureLayer(name, (int) shape[1], (int) shape[2], (int) shape[3]));
    }
  }

  /** Returns what one image costs up to its end: each weight meets each place of its result. */
  synchronized NetworkCost cost(Shape image) {
    double multiplications = 0;
    double activations = 0;
    double parameters = 0;
    for (FeatureLayer layer : layers(image)) {
      Layer found = graph.getLayer(vertex(layer.name()));
      double own = found == null ? 0 : found.numParams();
      multiplications += own * layer.height() * layer.width();
      activations += layer.size();
      parameters += own;
    }
    return new NetworkCost(multiplications, activations, parameters);
  }

  /**
   * Returns layers' results, {@code [batch, height, width, channels]}.
   *
   * @param pixels {@code [batch, height, width, channels]}
   */
  synchronized Map<String, float[]> apply(float[] pixels, Shape batch, List<String> layers) {
    Map<String, INDArray> results = graph.feedForward(new INDArray[] {input(pixels, batch)}, false);
    Map<String, float[]> values = new LinkedHashMap<>();
    for (String layer : layers) {
      INDArray result = results.get(vertex(layer));
      INDArray inOrder = channelsFirst && result.rank() == 4 ? result.permute(0, 2, 3, 1) : result;
      values.put(layer, Nd4j.toFlattened('c', inOrder).toFloatVector());
    }
    return values;
  }

  private String vertex(String name) {
    return names.entrySet().stream()
        .filter(entry -> entry.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no layer " + name));
  }

  private INDArray input(float[] pixels, Shape batch) {
    long[] lengths = {batch.length(0), batch.length(1), batch.length(2), batch.length(3)};
    INDArray images = Nd4j.createFromArray(pixels).reshape(lengths);
    return channelsFirst ? images.permute(0, 3, 1, 2).dup('c') : images;
  }
}
