package org.oddity.backbone.imported;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.Hdf5Archive;
import org.deeplearning4j.nn.modelimport.keras.KerasModelImport;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.oddity.core.InvalidInputException;

/**
 * What a model's file holds, as a graph.
 *
 * @param names of layers by the numbers that a row of layers has as a graph; empty for graphs,
 *     whose layers keep their names
 */
record ModelFile(ComputationGraph graph, Map<String, String> names) {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  ModelFile {
    names = Map.copyOf(names);
  }

  /**
   * Reads a model.
   *
   * @throws InvalidInputException if it is of no known kind, or cannot be read
   */
  static ModelFile read(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    try {
      if (name.endsWith(".h5") || name.endsWith(".hdf5")) {
        requireHdf5(file);
        return keras(file.toString());
      }
      if (name.endsWith(".zip")) {
        return dl4j(file);
      }
    } catch (IOException
        | InvalidKerasConfigurationException
        | UnsupportedKerasConfigurationException
        | RuntimeException e) {
      throw new InvalidInputException(
          file.toString(), "cannot be read as a model: " + firstLine(e));
    } catch (LinkageError e) {
      throw new InvalidInputException(
          file.toString(), "cannot be read on this platform, for want of HDF5: " + firstLine(e));
    }
    throw new InvalidInputException(
        file.toString(),
        "is neither a Keras .h5 file nor a DL4J .zip file; save a .keras model with"
            + " model.save('NAME.h5')");
  }

  /** HDF5 itself would tell on the console what it thinks of other files. */
  private static void requireHdf5(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (!Arrays.equals(in.readNBytes(SIGNATURE.length), SIGNATURE)) {
        throw new IOException("it is no HDF5 file, as which Keras saves .h5");
      }
    }
  }

  private static ModelFile keras(String file)
      throws IOException,
          InvalidKerasConfigurationException,
          UnsupportedKerasConfigurationException {
    String version;
    boolean row;
    try (Hdf5Archive archive = new Hdf5Archive(file)) {
      version = archive.readAttributeAsString("keras_version");
      row =
          archive
              .readAttributeAsString("model_config")
              .matches("(?s)\\s*\\{\\s*\"class_name\"\\s*:\\s*\"Sequential\".*");
    }
    if (!version.startsWith("1.") && !version.startsWith("2.")) {
      throw new IOException(
          "it is of Keras "
              + version
              + "; read are files of Keras 1 and 2, as tf_keras and TensorFlow up to 2.15 save"
              + " them");
    }
    return row
        ? row(KerasModelImport.importKerasSequentialModelAndWeights(file, false))
        : graph(KerasModelImport.importKerasModelAndWeights(file, false));
  }

  private static ModelFile dl4j(Path file) throws IOException {
    ZippedModel.requireHarmless(file);
    return isGraph(file)
        ? graph(ModelSerializer.restoreComputationGraph(file.toFile(), false))
        : row(ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false));
  }

  private static ModelFile graph(ComputationGraph graph) {
    return new ModelFile(graph, Map.of());
  }

  /** DL4J renames the layers of a row by their places when it makes a graph of it. */
  private static ModelFile row(MultiLayerNetwork network) {
    Map<String, String> names = new HashMap<>();
    for (Layer layer : network.getLayers()) {
      String own = layer.conf().getLayer().getLayerName();
      if (own != null && !own.isBlank()) {
        names.put(Integer.toString(names.size()), own);
      }
    }
    boolean all = names.size() == network.getLayers().length;
    return new ModelFile(network.toComputationGraph(), all ? names : Map.of());
  }

  private static boolean isGraph(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry("configuration.json");
      if (entry == null) {
        throw new IOException("it holds no configuration.json, so it is no DL4J model");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8).contains("\"networkInputs\"");
      }
    }
  }

  static String firstLine(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse(message);
  }
}
