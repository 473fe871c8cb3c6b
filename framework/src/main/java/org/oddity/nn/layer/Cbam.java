package org.oddity.nn.layer;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.oddity.autograd.Variable;
import org.oddity.core.Paper;
import org.oddity.nn.Layer;
import org.oddity.nn.LayerParameters;
import org.oddity.nn.Pass;
import org.oddity.tensor.Shape;

/**
 * The convolutional block attention module: {@code [height, width, channels]} to the same, weighed
 * channel by channel and then place by place.
 *
 * @param channel what comes first
 * @param spatial what comes after it
 */
@Paper(
    authors = "Sanghyun Woo, Jongchan Park, Joon-Young Lee, In So Kweon",
    title = "CBAM: Convolutional Block Attention Module",
    venue = "European Conference on Computer Vision (ECCV)",
    year = 2018,
    url = "https://arxiv.org/abs/1807.06521")
public record Cbam(ChannelAttention channel, SpatialAttention spatial) implements Layer {
  private static final String CHANNEL = "channel";
  private static final String SPATIAL = "spatial";

  public Cbam {
    requireNonNull(channel, "channel is null");
    requireNonNull(spatial, "spatial is null");
  }

  /** Returns the module with a reduction of channels and a side of the convolution over places. */
  public static Cbam of(int reduction, int kernel) {
    return new Cbam(new ChannelAttention(reduction), new SpatialAttention(kernel));
  }

  /** Returns the paper's: channels reduced 16 times, a 7×7 convolution. */
  public static Cbam standard() {
    return of(16, 7);
  }

  @Override
  public Shape outputShape(Shape input) {
    return spatial.outputShape(channel.outputShape(input));
  }

  @Override
  public List<Child> children(Shape input) {
    return List.of(new Child(CHANNEL, channel, input), new Child(SPATIAL, spatial, input));
  }

  @Override
  public Variable forward(Variable x, LayerParameters parameters, Pass pass) {
    Variable weighed = pass.within(CHANNEL, parameters, own -> channel.forward(x, own, pass));
    Variable result = pass.within(SPATIAL, parameters, own -> spatial.forward(weighed, own, pass));
    pass.release(weighed);
    return result;
  }

  @Override
  public String summary() {
    return "cbam";
  }
}
