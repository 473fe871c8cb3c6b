package org.oddity.detector.pretrained;

import java.util.HashMap;
import java.util.Map;
import org.oddity.detector.TestingReference;
import org.oddity.tensor.Matrix;

/** The blocks of pretrained.txt by name; see pretrained.py. */
public final class PretrainedReference {
  private final Map<String, double[]> numbers = new HashMap<>();
  private final Map<String, Integer> columns = new HashMap<>();

  public PretrainedReference() {
    try (TestingReference file =
        new TestingReference(PretrainedReference.class, "pretrained.txt")) {
      while (file.hasNext()) {
        String name = file.word();
        int rows = file.whole();
        columns.put(name, file.whole());
        numbers.put(name, file.numbers(rows * columns.get(name)));
      }
    }
  }

  public double[] numbers(String name) {
    return numbers.get(name);
  }

  public double number(String name) {
    return numbers.get(name)[0];
  }

  /** Returns a block whose numbers are floats. */
  public Matrix matrix(String name) {
    double[] values = numbers.get(name);
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return Matrix.ofColumns(columns.get(name), floats);
  }
}
