package org.oddity.autograd;

import static org.oddity.autograd.FunctionCase.Sample.normal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.oddity.autograd.FunctionCase.Sample;
import org.oddity.core.RandomStream;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Window;

/** Functions with weights and windows. */
final class LayerCases {
  static final List<Optional<Elementwise>> ACTIVATIONS =
      List.of(
          Optional.empty(),
          Optional.of(Elementwise.relu(0)),
          Optional.of(Elementwise.relu(0.2)),
          Optional.of(Elementwise.elu(0.8)),
          Optional.of(Elementwise.of(Elementwise.Kind.TANH)),
          Optional.of(Elementwise.of(Elementwise.Kind.SIGMOID)));
  private static final String CONVOLUTION =
      "Convolutions.convolution(Variable,Variable,Optional,Window,Optional)";
  private static final String TRANSPOSED =
      "Convolutions.transposed(Variable,Variable,Optional,Window,Optional)";

  private LayerCases() {}

  static Stream<FunctionCase> all() {
    return Stream.of(convolutions(), transposed(), affine(), poolings(), resizing(), joining())
        .flatMap(List::stream);
  }

  private static List<FunctionCase> convolutions() {
    List<FunctionCase> cases = new ArrayList<>();
    cases.add(convolution("1×1 image", Window.of(1, 1, 0), normal(2, 1, 1, 3)));
    cases.add(convolution("1×1 image, mostly padding", Window.of(3, 1, 1), normal(1, 1, 1, 2)));
    cases.add(convolution("kernel 1", Window.of(1, 1, 0), normal(2, 3, 4, 2)));
    cases.add(convolution("kernel equal to the image", Window.of(4, 1, 0), normal(2, 4, 4, 2)));
    cases.add(convolution("batch of one", Window.of(3, 1, 1), normal(1, 4, 5, 2)));
    cases.add(convolution("stride 2, odd", Window.of(3, 2, 1), normal(2, 7, 5, 2)));
    cases.add(convolution("stride 2, pixels left over", Window.of(3, 2, 0), normal(2, 6, 8, 2)));
    cases.add(convolution("stride 2, kernel 4", Window.of(4, 2, 1), normal(2, 8, 6, 3)));
    cases.add(convolution("stride above kernel", Window.of(1, 2, 0), normal(2, 5, 4, 2)));
    cases.add(convolution("dilation 2", new Window(3, 1, 2, 2), normal(1, 6, 7, 2)));
    cases.add(convolution("dilation 2, stride 2", new Window(3, 2, 1, 2), normal(1, 7, 8, 2)));
    cases.add(convolution("padding 2", Window.of(5, 1, 2), normal(1, 3, 4, 1)));
    for (Optional<Elementwise> activation : ACTIVATIONS) {
      cases.add(
          FunctionCase.of(
              CONVOLUTION,
              "biased, " + name(activation),
              in ->
                  Convolutions.convolution(
                      in.get(0), in.get(1), Optional.of(in.get(2)), Window.of(3, 2, 1), activation),
              normal(2, 5, 4, 2),
              normal(3, 3, 2, 3),
              normal(3)));
    }
    return cases;
  }

  private static FunctionCase convolution(String what, Window window, Sample x) {
    return FunctionCase.of(
        CONVOLUTION,
        what,
        in ->
            Convolutions.convolution(
                in.get(0), in.get(1), Optional.empty(), window, Optional.empty()),
        x,
        normal(window.kernel(), window.kernel(), x.shape().length(3), 3));
  }

  private static List<FunctionCase> transposed() {
    List<FunctionCase> cases = new ArrayList<>();
    cases.add(transposed("1×1 image", Window.of(1, 1, 0), normal(2, 1, 1, 3)));
    cases.add(transposed("from 1×1", Window.of(4, 1, 0), normal(3, 1, 1, 2)));
    cases.add(transposed("batch of one", Window.of(4, 2, 1), normal(1, 3, 2, 2)));
    cases.add(transposed("stride 2, odd", Window.of(3, 2, 1), normal(2, 3, 4, 2)));
    cases.add(transposed("stride above kernel", Window.of(2, 3, 0), normal(2, 2, 3, 2)));
    cases.add(transposed("dilation 2", new Window(3, 1, 1, 2), normal(1, 3, 2, 2)));
    cases.add(transposed("cropped", Window.of(3, 1, 1), normal(1, 3, 3, 2)));
    for (Optional<Elementwise> activation : ACTIVATIONS) {
      cases.add(
          FunctionCase.of(
              TRANSPOSED,
              "biased, " + name(activation),
              in ->
                  Convolutions.transposed(
                      in.get(0), in.get(1), Optional.of(in.get(2)), Window.of(4, 2, 1), activation),
              normal(2, 2, 3, 2),
              normal(4, 4, 3, 2),
              normal(3)));
    }
    cases.add(
        FunctionCase.of(
            "Convolutions.transposed(Variable,Variable,Optional,Window)",
            in ->
                Convolutions.transposed(
                    in.get(0), in.get(1), Optional.of(in.get(2)), Window.of(2, 2, 0)),
            normal(1, 2, 2, 2),
            normal(2, 2, 1, 2),
            normal(1)));
    return cases;
  }

  private static FunctionCase transposed(String what, Window window, Sample x) {
    return FunctionCase.of(
        TRANSPOSED,
        what,
        in ->
            Convolutions.transposed(
                in.get(0), in.get(1), Optional.empty(), window, Optional.empty()),
        x,
        normal(window.kernel(), window.kernel(), 3, x.shape().length(3)));
  }

  private static String name(Optional<Elementwise> activation) {
    return activation.map(f -> f.kind() + " " + f.alpha()).orElse("linear");
  }

  private static List<FunctionCase> affine() {
    String affine = "Affine.apply(Variable,Variable,Optional,Optional)";
    List<FunctionCase> cases = new ArrayList<>();
    for (Optional<Elementwise> activation : ACTIVATIONS) {
      cases.add(
          FunctionCase.of(
              affine,
              "biased, " + name(activation),
              in -> Affine.apply(in.get(0), in.get(1), Optional.of(in.get(2)), activation),
              normal(3, 4),
              normal(4, 2),
              normal(2)));
      cases.add(
          FunctionCase.of(
              affine,
              "batch of one, " + name(activation),
              in -> Affine.apply(in.get(0), in.get(1), Optional.empty(), activation),
              normal(1, 3),
              normal(3, 1)));
    }
    return cases;
  }

  private static List<FunctionCase> poolings() {
    List<FunctionCase> cases = new ArrayList<>();
    for (Window window :
        List.of(Window.of(1, 1, 0), Window.of(2, 2, 0), Window.of(3, 2, 1), Window.of(3, 1, 0))) {
      for (int[] lengths : new int[][] {{1, 3, 3, 1}, {2, 5, 4, 2}, {2, 7, 6, 3}}) {
        cases.add(
            FunctionCase.of(
                "Poolings.max(Variable,Window)",
                window.toString(),
                in -> Poolings.max(in.get(0), window),
                normal(lengths)));
        cases.add(
            FunctionCase.of(
                "Poolings.average(Variable,Window)",
                window.toString(),
                in -> Poolings.average(in.get(0), window),
                normal(lengths)));
      }
    }
    for (int[] lengths : new int[][] {{1, 1, 1, 2}, {2, 3, 4, 3}}) {
      cases.add(
          FunctionCase.of(
              "Poolings.globalAverage(Variable)",
              in -> Poolings.globalAverage(in.get(0)),
              normal(lengths)));
      cases.add(
          FunctionCase.of(
              "Poolings.globalMax(Variable)",
              in -> Poolings.globalMax(in.get(0)),
              normal(lengths)));
    }
    return cases;
  }

  private static List<FunctionCase> resizing() {
    List<FunctionCase> cases = new ArrayList<>();
    for (int factor = 1; factor <= 3; factor++) {
      int times = factor;
      for (int[] lengths : new int[][] {{1, 1, 1, 1}, {2, 3, 2, 3}}) {
        cases.add(
            FunctionCase.of(
                "Upsampling.nearest(Variable,int)",
                "times " + times,
                in -> Upsampling.nearest(in.get(0), times),
                normal(lengths)));
      }
    }
    for (int[] to : new int[][] {{6, 8}, {7, 5}, {2, 3}, {1, 1}, {3, 4}}) {
      for (int[] lengths : new int[][] {{1, 1, 1, 2}, {2, 3, 4, 2}}) {
        cases.add(
            FunctionCase.of(
                "Upsampling.bilinear(Variable,int,int)",
                "to " + Arrays.toString(to),
                in -> Upsampling.bilinear(in.get(0), to[0], to[1]),
                normal(lengths)));
      }
    }
    return cases;
  }

  private static List<FunctionCase> joining() {
    List<FunctionCase> cases = new ArrayList<>();
    for (int axis = -1; axis < 4; axis++) {
      int along = axis;
      cases.add(
          FunctionCase.of(
              "Joining.concatenate(int,Variable[])",
              "axis " + axis,
              in -> Joining.concatenate(along, in.get(0), in.get(1), in.get(0)),
              normal(2, 3, 2, 2),
              normal(2, 3, 2, 2).other()));
    }
    cases.add(
        FunctionCase.of(
            "Joining.concatenate(int,List)",
            "unequal lengths",
            in -> Joining.concatenate(1, in),
            normal(2, 1, 2),
            normal(2, 3, 2),
            normal(2, 2, 2)));
    for (double rate : new double[] {0, 0.3, 0.8}) {
      cases.add(
          FunctionCase.of(
              "Dropout.apply(Variable,double,RandomStream)",
              "rate " + rate,
              in -> Dropout.apply(in.get(0), rate, new RandomStream(5)).square(),
              normal(4, 5)));
    }
    return cases;
  }
}
