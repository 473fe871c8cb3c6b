package org.oddity.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.oddity.core.InvalidInputException;
import org.oddity.detector.DifferentiableScore;
import org.oddity.experiment.model.SavedDetector;
import org.oddity.explanation.Explainer;
import org.oddity.explanation.ExplanationMethod;
import org.oddity.explanation.ExplanationOptions;
import org.oddity.explanation.LayerChoice;
import org.oddity.explanation.Towards;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How scored images are to be explained. */
final class ExplanationArguments {
  @Option(
      names = "--explain",
      paramLabel = "METHOD",
      converter = MethodConverter.class,
      description = {
        "Also draw each image with a map of where its score comes from: grad-cam or"
            + " grad-cam-plus-plus."
      })
  private ExplanationMethod method;

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description = {
        "The layer to explain by, such as encoder.convolution-2 (default: the last convolution of"
            + " the first network)."
      })
  private String layer;

  @Option(
      names = "--towards",
      paramLabel = "SIDE",
      converter = TowardsConverter.class,
      description = {
        "anomaly: what raises the score (default), normality: what lowers it, or named-class: what"
            + " speaks for the class that a classifier of classes names."
      })
  private Towards towards;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Reads a method. */
  static final class MethodConverter extends KebabConverter<ExplanationMethod> {
    MethodConverter() {
      super(ExplanationMethod.class);
    }
  }

  /** Reads a side. */
  static final class TowardsConverter extends KebabConverter<Towards> {
    TowardsConverter() {
      super(Towards.class);
    }
  }

  /** Returns whether explanations are wanted. */
  boolean wanted() {
    return method != null;
  }

  /** Refuses what means nothing without {@code --explain}. */
  void check() {
    if (!wanted() && (layer != null || towards != null)) {
      throw new ParameterException(
          spec.commandLine(),
          (layer != null ? "--layer" : "--towards") + ": needs --explain, such as grad-cam");
    }
  }

  /**
   * Returns what explains; empty if nobody wants it.
   *
   * @throws InvalidInputException if the detector's score cannot be differentiated, or it lacks the
   *     layer or names no classes to explain
   */
  Optional<Explainer> explainer(SavedDetector detector, Path model) {
    if (!wanted()) {
      return Optional.empty();
    }
    DifferentiableScore score =
        detector
            .fitted()
            .differentiable()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        model.toString(),
                        "--explain: this detector's score cannot be differentiated by the image;"
                            + " those that can are in docs/explanation.md"));
    ExplanationOptions options =
        new ExplanationOptions(
            method, Optional.ofNullable(layer), towards == null ? Towards.ANOMALY : towards, 1);
    if (!options.towards().fits(score)) {
      throw new InvalidInputException(
          model.toString(),
          "--towards named-class: this detector names no classes, as network-classifier with labels:"
              + " classes does");
    }
    new LayerChoice(score.layers())
        .problem(options)
        .ifPresent(
            problem -> {
              throw new InvalidInputException(model.toString(), "--layer: " + problem);
            });
    return Optional.of(Explainer.of(score, options));
  }
}
