package org.oddity.detector;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Map;
import org.oddity.backbone.BackboneChoice;
import org.oddity.backbone.BackboneFactory;
import org.oddity.config.ConfigNode;
import org.oddity.config.Kebab;
import org.oddity.config.Option;
import org.oddity.config.YamlReader;
import org.oddity.detector.adversarial.anogan.SearchOptions;
import org.oddity.experiment.BackboneChoices;
import org.oddity.experiment.ConfigCatalogue;
import org.oddity.training.TrainingOptions;

/**
 * Makes the networks, trainings and searches in a detector's options small enough for a test, by
 * the types of the options, hence whatever detector it is. Networks trained elsewhere get random
 * weights, which need no file.
 */
final class SmallNetworks {
  private static final Map<String, Integer> BACKBONE =
      Map.of("width", 8, "latent", 16, "blocks", 1);
  private static final Map<String, Integer> TRAINING = Map.of("epochs", 12, "batch-size", 16);
  private static final Map<String, Integer> SEARCH = Map.of("steps", 20);

  private SmallNetworks() {}

  /** Returns options with their backbones looked up and everything small. */
  static ConfigNode.Mapping of(
      ConfigNode.Mapping options,
      Class<?> optionsType,
      Map<String, BackboneFactory<?>> backbones,
      Path home) {
    ConfigCatalogue catalogue = new ConfigCatalogue(home.resolve("configs"));
    return shrunk(BackboneChoices.resolve(options, optionsType, backbones, catalogue), optionsType);
  }

  private static ConfigNode.Mapping shrunk(ConfigNode.Mapping options, Class<?> type) {
    ConfigNode.Mapping small = options;
    for (RecordComponent component : type.getRecordComponents()) {
      String key = Kebab.ofCamel(component.getName());
      String given = component.getAnnotation(Option.class).byDefault();
      String byDefault = given.equals(Option.REQUIRED) ? "null" : given;
      ConfigNode written =
          options.get(key).orElseGet(() -> YamlReader.readValue(byDefault, "default"));
      if (written instanceof ConfigNode.Mapping mapping) {
        ConfigNode.Mapping inner = inner(mapping, type(component));
        small = inner.equals(mapping) ? small : small.with(key, inner);
      }
    }
    return small;
  }

  private static Class<?> type(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType generic
            && generic.getActualTypeArguments()[0] instanceof Class<?> inner
        ? inner
        : component.getType();
  }

  private static ConfigNode.Mapping inner(ConfigNode.Mapping written, Class<?> type) {
    ConfigNode.Mapping small = written;
    if (type == BackboneChoice.class) {
      for (Map.Entry<String, Integer> limit : BACKBONE.entrySet()) {
        small = written.get(limit.getKey()).isPresent() ? with(small, limit) : small;
      }
      if (written.get("weights").isPresent() && written.get("input-size").isPresent()) {
        small = small.with("weights", ConfigNode.of("random", small.place()));
        small = small.with("input-size", ConfigNode.of(32, small.place()));
      }
    } else if (type == TrainingOptions.class) {
      for (Map.Entry<String, Integer> limit : TRAINING.entrySet()) {
        small = with(small, limit);
      }
    } else if (type == SearchOptions.class) {
      for (Map.Entry<String, Integer> limit : SEARCH.entrySet()) {
        small = with(small, limit);
      }
    } else if (type.isRecord()) {
      small = shrunk(written, type);
    }
    return small;
  }

  private static ConfigNode.Mapping with(
      ConfigNode.Mapping mapping, Map.Entry<String, Integer> limit) {
    return mapping.with(limit.getKey(), ConfigNode.of(limit.getValue(), mapping.place()));
  }
}
