package org.oddity.autograd;

import static org.oddity.autograd.FunctionCase.Sample.normal;
import static org.oddity.autograd.FunctionCase.Sample.positive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.oddity.autograd.FunctionCase.Sample;
import org.oddity.tensor.Elementwise;

/** The methods of a variable. */
final class VariableCases {
  private static final List<int[][]> BROADCASTS =
      List.of(
          new int[][] {{2, 3}, {2, 3}},
          new int[][] {{2, 3}, {3}},
          new int[][] {{2, 3}, {1, 3}},
          new int[][] {{2, 3}, {2, 1}},
          new int[][] {{2, 3}, {1}},
          new int[][] {{2, 3}, {1, 1}},
          new int[][] {{3}, {2, 3}},
          new int[][] {{2, 1}, {1, 3}},
          new int[][] {{1}, {1}},
          new int[][] {{2, 3, 2, 4}, {4}},
          new int[][] {{2, 3, 2, 4}, {1, 1, 1, 4}},
          new int[][] {{2, 3, 2, 4}, {2, 1, 1, 1}},
          new int[][] {{2, 3, 2, 4}, {1, 3, 1, 1}},
          new int[][] {{2, 3, 2, 4}, {1, 1, 2, 1}},
          new int[][] {{2, 3, 2, 4}, {2, 1, 2, 1}},
          new int[][] {{2, 1, 2, 4}, {2, 3, 1, 4}},
          new int[][] {{2, 3, 2, 4}, {3, 1, 4}},
          new int[][] {{2, 3, 2, 1, 2}, {2, 1, 1, 3, 1}});

  private VariableCases() {}

  static Stream<FunctionCase> all() {
    return Stream.of(pairs(), elementwise(), reductions(), matrices(), layouts())
        .flatMap(List::stream);
  }

  private static List<FunctionCase> pairs() {
    Map<String, BinaryOperator<Variable>> functions = new TreeMap<>();
    functions.put("plus", Variable::plus);
    functions.put("minus", Variable::minus);
    functions.put("times", Variable::times);
    functions.put("dividedBy", Variable::dividedBy);
    functions.put("maximum", Variable::maximum);
    functions.put("minimum", Variable::minimum);
    List<FunctionCase> cases = new ArrayList<>();
    functions.forEach(
        (name, function) -> {
          for (int[][] lengths : BROADCASTS) {
            Sample second =
                name.equals("dividedBy") ? positive(lengths[1]) : normal(lengths[1]).other();
            cases.add(
                FunctionCase.of(
                    "Variable." + name + "(Variable)",
                    in -> function.apply(in.get(0), in.get(1)),
                    normal(lengths[0]),
                    second));
          }
          cases.add(
              FunctionCase.of(
                  "Variable." + name + "(Variable)",
                  "of a variable with itself doubled",
                  in -> function.apply(in.get(0), in.get(0).times(2)),
                  positive(2, 3)));
        });
    return cases;
  }

  private static List<FunctionCase> elementwise() {
    Map<String, UnaryOperator<Variable>> functions = new TreeMap<>();
    functions.put("plus(double)", x -> x.plus(0.3));
    functions.put("times(double)", x -> x.times(-1.7));
    functions.put("negate()", Variable::negate);
    functions.put("abs()", Variable::abs);
    functions.put("square()", Variable::square);
    functions.put("exp()", Variable::exp);
    functions.put("relu()", Variable::relu);
    functions.put("leakyRelu(double)", x -> x.leakyRelu(0.2));
    functions.put("elu(double)", x -> x.elu(1.3));
    functions.put("tanh()", Variable::tanh);
    functions.put("sigmoid()", Variable::sigmoid);
    functions.put("softplus()", Variable::softplus);
    functions.put("clip(double,double)", x -> x.clip(-0.5, 0.7));
    functions.put("softmax()", Variable::softmax);
    functions.put("logSoftmax()", Variable::logSoftmax);
    functions.put("flatten()", Variable::flatten);
    List<FunctionCase> cases = new ArrayList<>();
    functions.forEach(
        (name, function) -> {
          for (int[] lengths : new int[][] {{1}, {2, 3}, {1, 1, 1, 3}, {2, 3, 2, 4}}) {
            cases.add(
                FunctionCase.of(
                    "Variable." + name, in -> function.apply(in.get(0)), normal(lengths)));
          }
        });
    Map<String, UnaryOperator<Variable>> ofPositive = new TreeMap<>();
    ofPositive.put("sqrt()", Variable::sqrt);
    ofPositive.put("log()", Variable::log);
    ofPositive.put("power(double)", x -> x.power(-1.5));
    ofPositive.put("map(Elementwise)", x -> x.map(Elementwise.linear(3, 1)));
    ofPositive.forEach(
        (name, function) -> {
          for (int[] lengths : new int[][] {{1}, {2, 3}, {2, 3, 2, 4}}) {
            cases.add(
                FunctionCase.of(
                    "Variable." + name, in -> function.apply(in.get(0)), positive(lengths)));
          }
        });
    cases.add(
        FunctionCase.of(
            "Variable.power(double)",
            "of a negative base",
            in -> in.get(0).power(3),
            normal(2, 3)));
    return cases;
  }

  private static List<FunctionCase> reductions() {
    List<FunctionCase> cases = new ArrayList<>();
    for (int[] axes : new int[][] {{}, {0}, {1}, {2}, {3}, {-1}, {1, 2}, {0, 1, 2}, {0, 3}}) {
      String what = "over " + java.util.Arrays.toString(axes);
      Sample x = normal(2, 3, 2, 4);
      cases.add(FunctionCase.of("Variable.sum(int[])", what, in -> in.get(0).sum(axes), x));
      cases.add(FunctionCase.of("Variable.mean(int[])", what, in -> in.get(0).mean(axes), x));
      cases.add(FunctionCase.of("Variable.max(int[])", what, in -> in.get(0).max(axes), x));
    }
    Sample one = normal(1);
    cases.add(FunctionCase.of("Variable.sum(int[])", in -> in.get(0).sum(), one));
    cases.add(FunctionCase.of("Variable.mean(int[])", in -> in.get(0).mean(0), one));
    cases.add(FunctionCase.of("Variable.max(int[])", in -> in.get(0).max(), one));
    return cases;
  }

  private static List<FunctionCase> matrices() {
    List<FunctionCase> cases = new ArrayList<>();
    for (int[] sizes : new int[][] {{2, 3, 4}, {1, 3, 2}, {3, 1, 2}, {2, 3, 1}, {1, 1, 1}}) {
      cases.add(
          FunctionCase.of(
              "Variable.multiply(Variable)",
              in -> in.get(0).multiply(in.get(1)),
              normal(sizes[0], sizes[1]),
              normal(sizes[1], sizes[2]).other()));
    }
    cases.add(
        FunctionCase.of(
            "Variable.multiply(Variable)",
            "of a matrix with itself",
            in -> in.get(0).multiply(in.get(0)),
            normal(3, 3)));
    return cases;
  }

  private static List<FunctionCase> layouts() {
    List<FunctionCase> cases = new ArrayList<>();
    cases.add(
        FunctionCase.of(
            "Variable.reshape(int[])", in -> in.get(0).reshape(3, 4, 2), normal(2, 3, 4)));
    cases.add(
        FunctionCase.of(
            "Variable.transpose(int[])", in -> in.get(0).transpose(1, 0), normal(2, 3)));
    cases.add(
        FunctionCase.of(
            "Variable.transpose(int[])",
            in -> in.get(0).transpose(2, 0, 3, 1),
            normal(2, 3, 2, 4)));
    for (int axis = -1; axis < 3; axis++) {
      int along = axis;
      cases.add(
          FunctionCase.of(
              "Variable.slice(int,int,int)",
              "axis " + axis,
              in -> in.get(0).slice(along, 1, 3),
              normal(4, 3, 5)));
    }
    return cases;
  }
}
