package org.oddity.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.oddity.tensor.Shape;

/** A network's layers with shapes and parameters, as a table for people; no parameter is made. */
public final class NetworkTable {
  private static final List<String> HEADER = List.of("layer", "kind", "output", "parameters");
  private static final String GAP = "  ";

  private final List<Row> rows = new ArrayList<>();
  private final Shape input;

  private NetworkTable(Layer layer, Shape input) {
    this.input = input;
    layer.outputShape(input);
    collect("", layer, input);
  }

  /**
   * Makes the table of a layer.
   *
   * @param input shape of one image, without the batch
   * @throws ShapeMismatchException if the layer cannot take it
   */
  public static NetworkTable of(Layer layer, Shape input) {
    return new NetworkTable(layer, input);
  }

  private void collect(String name, Layer layer, Shape shape) {
    List<Layer.Child> children = layer.children(shape);
    long parameters = trained(layer, shape);
    if (children.isEmpty() || parameters > 0) {
      rows.add(new Row(name, layer.summary(), layer.outputShape(shape), parameters));
    }
    for (Layer.Child child : children) {
      String inside = name.isEmpty() ? child.name() : name + "." + child.name();
      collect(inside, child.layer(), child.input());
    }
  }

  private static long trained(Layer layer, Shape input) {
    return layer.parameters(input).stream()
        .filter(ParameterSpec::trained)
        .mapToLong(spec -> spec.shape().size())
        .sum();
  }

  /** Returns the plain layers in the order they are applied. */
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /** Returns the number of all trained parameters. */
  public long parameterCount() {
    return rows.stream().mapToLong(Row::parameters).sum();
  }

  /** Returns the table as lines of text with aligned columns, each ended by a line feed. */
  public String text() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(HEADER);
    lines.add(List.of("(input)", "", input.toString(), ""));
    for (Row row : rows) {
      lines.add(
          List.of(row.name(), row.kind(), row.output().toString(), grouped(row.parameters())));
    }
    lines.add(List.of("(total)", "", "", grouped(parameterCount())));
    int[] widths = new int[HEADER.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(aligned(line, widths)).append('\n'));
    return text.toString();
  }

  /** Words begin where their column begins, numbers end where it ends. */
  private static String aligned(List<String> line, int... widths) {
    StringBuilder text = new StringBuilder();
    int last = widths.length - 1;
    for (int i = 0; i < last; i++) {
      text.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length())).append(GAP);
    }
    return text.append(" ".repeat(widths[last] - line.get(last).length()))
        .append(line.get(last))
        .toString()
        .stripTrailing();
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /**
   * One plain layer.
   *
   * @param name its full name in the network
   * @param kind what it is, in a few words
   * @param output shape of its result, without the batch
   * @param parameters how many numbers training moves
   */
  public record Row(String name, String kind, Shape output, long parameters) {}
}
