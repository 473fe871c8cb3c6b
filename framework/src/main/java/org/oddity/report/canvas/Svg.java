package org.oddity.report.canvas;

import java.util.Locale;

/**
 * Draws as SVG text. Colours are style classes, so that a page can change them with its own; {@link
 * #file} brings a style of its own, light and dark.
 */
public final class Svg implements Canvas {
  private static final String DARK =
      "svg{color-scheme:light dark}@media(prefers-color-scheme:dark){"
          + ".s-ink{stroke:#e6edf3}.f-ink{fill:#e6edf3}.s-muted{stroke:#9198a1}.f-muted{fill:#9198a1}"
          + ".s-grid{stroke:#2f363d}.paper{fill:#0d1117}}";

  private final StringBuilder text = new StringBuilder();

  private Svg() {}

  /** Returns a drawing as an element of a page, which has the style classes. */
  public static String inline(Drawing drawing) {
    return element(drawing, "");
  }

  /** Returns a drawing as the content of a file of its own. */
  public static String file(Drawing drawing) {
    StringBuilder style = new StringBuilder("<style>.paper{fill:#fff}");
    style.append("text{font-family:system-ui,sans-serif}");
    style.append(".line{fill:none;stroke-linejoin:round}.area{fill-opacity:.25}");
    style.append(".dots{stroke-linecap:round;stroke-opacity:.65}");
    for (Tone tone : Tone.values()) {
      style.append(
          String.format(
              Locale.ROOT,
              ".s-%1$s{stroke:#%2$06x}.f-%1$s{fill:#%2$06x}",
              tone.style(),
              tone.rgb()));
    }
    style.append(DARK).append("</style><rect class=\"paper\" width=\"100%\" height=\"100%\"/>");
    return element(drawing, style.toString()) + "\n";
  }

  private static String element(Drawing drawing, String before) {
    Svg svg = new Svg();
    drawing.draw(svg);
    return String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" aria-label=\"%s\">%s%s</svg>",
        drawing.width(),
        drawing.height(),
        drawing.width(),
        drawing.height(),
        Markup.escape(drawing.description()),
        before,
        svg.text);
  }

  @Override
  public void line(double[] xs, double[] ys, Pen pen) {
    text.append("<path class=\"line s-").append(pen.tone().style()).append("\" stroke-width=\"");
    number(pen.width());
    if (pen.dash().length > 0) {
      text.append("\" stroke-dasharray=\"");
      for (double length : pen.dash()) {
        number(length).append(' ');
      }
    }
    text.append("\" d=\"");
    path(xs, ys).append("\"/>");
  }

  @Override
  public void area(double[] xs, double[] ys, Tone tone) {
    text.append("<path class=\"area f-").append(tone.style()).append("\" d=\"");
    path(xs, ys).append("z\"/>");
  }

  /** Lines of no length with round ends: one path holds any number of dots. */
  @Override
  public void dots(double[] xs, double[] ys, double radius, Tone tone) {
    text.append("<path class=\"dots s-").append(tone.style()).append("\" stroke-width=\"");
    number(2 * radius).append("\" d=\"");
    for (int i = 0; i < xs.length; i++) {
      text.append('M');
      number(xs[i]).append(' ');
      number(ys[i]).append("h0");
    }
    text.append("\"/>");
  }

  @Override
  public void text(String words, double x, double y, Lettering lettering) {
    text.append("<text class=\"f-").append(lettering.tone().style()).append("\" font-size=\"");
    number(lettering.size()).append('"');
    if (lettering.bold()) {
      text.append(" font-weight=\"600\"");
    }
    if (lettering.anchor() != Lettering.Anchor.START) {
      String anchor = lettering.anchor().name().toLowerCase(Locale.ROOT);
      text.append(" text-anchor=\"").append(anchor).append('"');
    }
    if (lettering.degrees() == 0) {
      text.append(" x=\"");
      number(x).append("\" y=\"");
      number(y).append('"');
    } else {
      text.append(" transform=\"translate(");
      number(x).append(' ');
      number(y).append(") rotate(");
      number(lettering.degrees()).append(")\"");
    }
    text.append('>').append(Markup.escape(words)).append("</text>");
  }

  private StringBuilder path(double[] xs, double[] ys) {
    for (int i = 0; i < xs.length; i++) {
      text.append(i == 0 ? 'M' : 'L');
      number(xs[i]).append(' ');
      number(ys[i]);
    }
    return text;
  }

  /** One decimal: a tenth of a pixel is less than anyone sees. */
  private StringBuilder number(double value) {
    long tenths = Math.round(value * 10);
    if (tenths % 10 == 0) {
      return text.append(tenths / 10);
    }
    return text.append(tenths < 0 ? "-" : "")
        .append(Math.abs(tenths) / 10)
        .append('.')
        .append(Math.abs(tenths) % 10);
  }
}
