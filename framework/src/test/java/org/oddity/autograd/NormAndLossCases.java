package org.oddity.autograd;

import static org.oddity.autograd.FunctionCase.Sample.normal;
import static org.oddity.autograd.FunctionCase.Sample.positive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.oddity.autograd.FunctionCase.Sample;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;

/** Norms and losses. */
final class NormAndLossCases {
  private NormAndLossCases() {}

  static Stream<FunctionCase> all() {
    return Stream.of(batchNorms(), otherNorms(), distances(), entropies()).flatMap(List::stream);
  }

  private static List<FunctionCase> batchNorms() {
    List<FunctionCase> cases = new ArrayList<>();
    for (int[] lengths :
        new int[][] {{4, 3}, {1, 3, 2, 2}, {3, 1, 1, 2}, {2, 3, 4, 3}, {2, 3, 2}}) {
      int channels = lengths[lengths.length - 1];
      for (Optional<Elementwise> activation : LayerCases.ACTIVATIONS) {
        cases.add(
            FunctionCase.of(
                "Normalisations.batchNorm(Variable,Variable,Variable,double,Optional)",
                activation.toString(),
                in ->
                    Normalisations.batchNorm(in.get(0), in.get(1), in.get(2), 1e-3, activation)
                        .result(),
                normal(lengths),
                positive(channels),
                normal(channels)));
        cases.add(
            FunctionCase.of(
                "Normalisations.batchNorm(Variable,Variable,Variable,Tensor,Tensor,double,Optional)",
                activation.toString(),
                in -> given(in, channels, activation),
                normal(lengths),
                positive(channels),
                normal(channels)));
      }
    }
    return cases;
  }

  private static Variable given(List<Variable> in, int channels, Optional<Elementwise> activation) {
    Kernels kernels = in.get(0).tape().kernels();
    Shape shape = Shape.of(channels);
    ElementType type = in.get(0).value().type();
    double[] numbers = new double[channels];
    for (int i = 0; i < channels; i++) {
      numbers[i] = 0.4 + 0.3 * i;
    }
    return Normalisations.batchNorm(
        in.get(0),
        in.get(1),
        in.get(2),
        kernels.of(type, shape, numbers),
        kernels.of(type, shape, numbers),
        1e-3,
        activation);
  }

  private static List<FunctionCase> otherNorms() {
    List<FunctionCase> cases = new ArrayList<>();
    String layer = "Normalisations.layerNorm(Variable,Variable,Variable,double)";
    for (int[][] lengths :
        new int[][][] {
          {{2, 3, 4}, {4}},
          {{2, 3, 4}, {3, 4}},
          {{3, 4}, {4}},
          {{1, 2, 2, 3}, {2, 2, 3}},
          {{4}, {4}}
        }) {
      cases.add(
          FunctionCase.of(
              layer,
              in -> Normalisations.layerNorm(in.get(0), in.get(1), in.get(2), 1e-3),
              normal(lengths[0]),
              normal(lengths[1]).other(),
              normal(lengths[1]).other().other()));
    }
    for (int groups : new int[] {1, 2, 4}) {
      for (int[] lengths : new int[][] {{2, 3, 2, 4}, {1, 1, 2, 4}}) {
        cases.add(
            FunctionCase.of(
                "Normalisations.groupNorm(Variable,int,Variable,Variable,double)",
                groups + " groups",
                in -> Normalisations.groupNorm(in.get(0), groups, in.get(1), in.get(2), 1e-2),
                normal(lengths),
                normal(4),
                normal(4).other()));
      }
    }
    return cases;
  }

  private static List<FunctionCase> distances() {
    List<FunctionCase> cases = new ArrayList<>();
    for (int[] lengths : new int[][] {{1, 1}, {3}, {2, 3, 2, 2}}) {
      Sample x = normal(lengths);
      Sample t = x.other();
      cases.add(
          FunctionCase.of(
              "Losses.l1(Variable,Variable)", in -> Losses.l1(in.get(0), in.get(1)), x, t));
      cases.add(
          FunctionCase.of(
              "Losses.l2(Variable,Variable)", in -> Losses.l2(in.get(0), in.get(1)), x, t));
      cases.add(
          FunctionCase.of(
              "Losses.smoothL1(Variable,Variable,double)",
              in -> Losses.smoothL1(in.get(0), in.get(1), 0.7),
              x,
              t));
      for (LossReduction reduction : LossReduction.values()) {
        cases.add(
            FunctionCase.of(
                "Losses.l1(Variable,Variable,LossReduction)",
                reduction.name(),
                in -> Losses.l1(in.get(0), in.get(1), reduction),
                x,
                t));
        cases.add(
            FunctionCase.of(
                "Losses.l2(Variable,Variable,LossReduction)",
                reduction.name(),
                in -> Losses.l2(in.get(0), in.get(1), reduction),
                x,
                t));
        cases.add(
            FunctionCase.of(
                "Losses.smoothL1(Variable,Variable,double,LossReduction)",
                reduction.name(),
                in -> Losses.smoothL1(in.get(0), in.get(1), 1, reduction),
                x,
                t));
        cases.add(
            FunctionCase.of(
                "Losses.klToStandardNormal(Variable,Variable,LossReduction)",
                reduction.name(),
                in -> Losses.klToStandardNormal(in.get(0), in.get(1), reduction),
                x,
                t));
      }
    }
    return cases;
  }

  private static List<FunctionCase> entropies() {
    List<FunctionCase> cases = new ArrayList<>();
    Sample zeros = new Sample(Shape.of(2, 2), 0, 0, 3, -25);
    for (Sample x : List.of(zeros, normal(1, 1), normal(2, 3, 2))) {
      Sample t = x.other();
      cases.add(
          FunctionCase.of(
              "Losses.binaryCrossEntropy(Variable,Variable)",
              in -> Losses.binaryCrossEntropy(in.get(0), in.get(1)),
              x,
              t));
      cases.add(
          FunctionCase.of(
              "Losses.binaryCrossEntropy(Variable,double)",
              in -> Losses.binaryCrossEntropy(in.get(0), 0.9),
              x));
      for (LossReduction reduction : LossReduction.values()) {
        cases.add(
            FunctionCase.of(
                "Losses.binaryCrossEntropy(Variable,Variable,LossReduction)",
                reduction.name(),
                in -> Losses.binaryCrossEntropy(in.get(0), in.get(1), reduction),
                x,
                t));
        cases.add(
            FunctionCase.of(
                "Losses.binaryCrossEntropy(Variable,double,LossReduction)",
                reduction.name(),
                in -> Losses.binaryCrossEntropy(in.get(0), 0, reduction),
                x));
      }
    }
    cases.add(
        FunctionCase.of(
            "Losses.binaryCrossEntropy(Variable,Variable,LossReduction)",
            "targets broadcast",
            in -> Losses.binaryCrossEntropy(in.get(0), in.get(1), LossReduction.MEAN),
            normal(3, 4),
            positive(3, 1)));
    for (int[] lengths : new int[][] {{1, 2}, {1, 5}, {2, 4}}) {
      int[] classes = lengths[0] == 1 ? new int[] {1} : new int[] {3, 0};
      cases.add(
          FunctionCase.of(
              "Losses.crossEntropy(Variable,int[])",
              in -> Losses.crossEntropy(in.get(0), classes),
              normal(lengths)));
      cases.add(
          FunctionCase.of(
              "Losses.crossEntropyPerImage(Variable,int[])",
              in -> Losses.crossEntropyPerImage(in.get(0), classes),
              normal(lengths)));
    }
    return cases;
  }
}
