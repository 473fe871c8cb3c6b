package org.oddity.experiment;

import java.util.Map;
import java.util.Optional;
import org.oddity.backbone.BackboneChoice;
import org.oddity.backbone.BackboneFactory;
import org.oddity.config.ConfigNode;
import org.oddity.config.Option;
import org.oddity.config.Options;
import org.oddity.config.Problems;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;

/**
 * Finds the backbones that a detector's options choose: looks their names up in {@code
 * configs/backbone}, binds their options, and writes both out, so that what a cell carries needs no
 * catalogue any more.
 */
public final class BackboneChoices {
  private static final String BACKBONE = "backbone";

  private final Map<String, BackboneFactory<?>> factories;
  private final Composition composition;
  private final Problems problems;

  BackboneChoices(
      Map<String, BackboneFactory<?>> factories, Composition composition, Problems problems) {
    this.factories = factories;
    this.composition = composition;
    this.problems = problems;
  }

  /**
   * Writes out the backbones of a detector's options outside of any experiment.
   *
   * @param options as a file of {@code configs/detector} holds them
   * @throws org.oddity.core.InvalidInputException with all problems found
   */
  public static ConfigNode.Mapping resolve(
      ConfigNode.Mapping options,
      Class<?> optionsType,
      Map<String, BackboneFactory<?>> factories,
      ConfigCatalogue catalogue) {
    Problems problems = new Problems();
    BackboneChoices choices =
        new BackboneChoices(factories, new Composition(catalogue, problems), problems);
    ConfigNode.Mapping resolved = choices.resolve(longForm(options, optionsType), "", optionsType);
    problems.throwIfAny();
    return resolved;
  }

  /**
   * Writes every choice as a mapping with {@code kind}, as which choices are laid over each other:
   * another kind replaces, the same or none merges.
   */
  static ConfigNode.Mapping longForm(ConfigNode.Mapping options, Class<?> optionsType) {
    return OptionWalk.written(BackboneChoice.class, (node, path, option) -> longForm(node))
        .over(options, "", optionsType);
  }

  /** Looks up every choice of options in their long form. */
  ConfigNode.Mapping resolve(ConfigNode.Mapping options, String path, Class<?> optionsType) {
    return OptionWalk.withDefaults(BackboneChoice.class, this::resolved)
        .over(options, path, optionsType);
  }

  private static ConfigNode longForm(ConfigNode node) {
    if (node instanceof ConfigNode.Scalar word && word.value() != null) {
      return ConfigNode.Mapping.empty(word.place()).with(RecordBinder.KIND, word);
    }
    if (node instanceof ConfigNode.Mapping mapping && mapping.get(BACKBONE).isPresent()) {
      ConfigNode name = mapping.get(BACKBONE).orElseThrow();
      return mapping.without(BACKBONE).with(RecordBinder.KIND, name);
    }
    return node;
  }

  private ConfigNode resolved(ConfigNode node, String path, Option option) {
    ConfigNode.Mapping choice = overDefault(node, option);
    if (choice == null) {
      return node; // the binder says what is wrong
    }
    return composition
        .resolve(BACKBONE, named(choice), path, factories.keySet())
        .flatMap(chosen -> bound(chosen, path, choice))
        .orElse(node);
  }

  /** As it would be written: a mere name as a word. */
  private static ConfigNode named(ConfigNode.Mapping choice) {
    Optional<ConfigNode> name = choice.get(RecordBinder.KIND);
    if (name.isEmpty()) {
      return choice;
    }
    return choice.entries().size() == 1
        ? name.get()
        : choice.without(RecordBinder.KIND).with(BACKBONE, name.get());
  }

  /** Options without a name are laid over the default. */
  private static ConfigNode.Mapping overDefault(ConfigNode node, Option option) {
    if (!(node instanceof ConfigNode.Mapping mapping)) {
      return null;
    }
    if (mapping.get(RecordBinder.KIND).isPresent()) {
      return mapping;
    }
    boolean hasDefault = option != null && !option.byDefault().equals(Option.REQUIRED);
    return hasDefault
            && longForm(YamlReader.readValue(option.byDefault(), "default"))
                instanceof ConfigNode.Mapping byDefault
        ? byDefault.merge(mapping)
        : mapping;
  }

  private Optional<ConfigNode> bound(
      Composition.Chosen chosen, String path, ConfigNode.Mapping choice) {
    BackboneFactory<?> factory = factories.get(chosen.registered());
    return new RecordBinder(problems)
        .bind(chosen.options(), path, factory.optionsType())
        .map(
            options -> {
              ConfigNode name = ConfigNode.of(chosen.registered(), choice.place());
              ConfigNode all = ConfigNode.of(Options.plain(options), choice.place());
              return ConfigNode.Mapping.empty(choice.place())
                  .with(BACKBONE, name)
                  .merge((ConfigNode.Mapping) all);
            });
  }
}
