package org.oddity.explanation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.oddity.config.Kebab;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** What is to be explained, and how; see docs/explanation.md. */
public record ExplanationOptions(
    @Option(help = "grad-cam or grad-cam-plus-plus", byDefault = "grad-cam")
        ExplanationMethod method,
    @Option(help = "full name of a layer; without it the last convolution of the first network")
        Optional<String> layer,
    @Option(
            help =
                "anomaly (what raises the score), normality (what lowers it) or named-class (what"
                    + " speaks for the class that a classifier of classes names)",
            byDefault = "anomaly")
        Towards towards,
    @Option(help = "test images shown of each side, normal and anomalous", byDefault = "4")
        int images) {
  private static final int MOST = 64;

  public ExplanationOptions {
    requireNonNull(method, "method is null");
    requireNonNull(layer, "layer is null");
    requireNonNull(towards, "towards is null");
    Requirements.begin().between("images", images, 1, MOST).end();
  }

  /** Returns what maps at a layer show, in words, such as {@code Grad-CAM at …}. */
  public String describe(String at) {
    return method.title() + " at " + at + ", towards " + Kebab.ofConstant(towards);
  }
}
