package org.oddity.nn.layer;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.oddity.autograd.Joining;
import org.oddity.autograd.Variable;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.Pass;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.tensor.Shape;

/**
 * A body whose result is joined to its input, channel after channel: {@code [height, width, in]} to
 * {@code [height, width, in + channels of the body]}. Ronneberger, Fischer and Brox, "U-Net:
 * Convolutional Networks for Biomedical Image Segmentation", MICCAI 2015, figure 1, where it is the
 * grey arrow.
 *
 * @param body the layers gone around; keeps height and width
 */
public record Concatenation(Layer body) implements Layer {
  private static final String BODY = "body";

  public Concatenation {
    requireNonNull(body, "body is null");
  }

  /** Returns x ↦ [x, body(x)]. */
  public static Concatenation around(Layer body) {
    return new Concatenation(body);
  }

  @Override
  public Shape outputShape(Shape input) {
    Images.require(summary(), input);
    Shape ofBody = ofBody(input);
    if (ofBody.rank() != 3
        || ofBody.length(0) != input.length(0)
        || ofBody.length(1) != input.length(1)) {
      throw new ShapeMismatchException(
          "concatenation joins " + input + ", its input, to " + ofBody + " of its body");
    }
    return input.with(2, input.length(2) + ofBody.length(2));
  }

  private Shape ofBody(Shape input) {
    try {
      return body.outputShape(input);
    } catch (ShapeMismatchException e) {
      throw e.inside(BODY);
    }
  }

  @Override
  public List<Child> children(Shape input) {
    return List.of(new Child(BODY, body, input));
  }

  @Override
  public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    Variable ofBody = pass.within(BODY, parameters, own -> body.forward(x, own, pass));
    Variable joined = Joining.concatenate(-1, x, ofBody);
    if (ofBody.value() != x.value()) {
      pass.release(ofBody);
    }
    return joined;
  }

  @Override
  public String summary() {
    return "concatenation";
  }
}
