package org.oddity.report.canvas;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws on a white image with two pixels to the unit. */
public final class Png implements Canvas {
  private static final double SCALE = 2;
  private static final int MANY = 3000;

  private final Graphics2D graphics;

  private Png(Graphics2D graphics) {
    this.graphics = graphics;
  }

  /** Returns a drawing as the content of a PNG file. */
  public static byte[] of(Drawing drawing) {
    BufferedImage image =
        new BufferedImage(
            (int) (drawing.width() * SCALE),
            (int) (drawing.height() * SCALE),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.scale(SCALE, SCALE);
      drawing.draw(new Png(graphics));
    } finally {
      graphics.dispose();
    }
    return encode(image);
  }

  /** Returns an image as the content of a PNG file. */
  public static byte[] encode(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", stream);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode an image", e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void line(double[] xs, double[] ys, Pen pen) {
    float[] dash = new float[pen.dash().length];
    for (int i = 0; i < dash.length; i++) {
      dash[i] = (float) pen.dash()[i];
    }
    graphics.setColor(colour(pen.tone(), 255));
    graphics.setStroke(
        new BasicStroke(
            (float) pen.width(),
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            1,
            dash.length == 0 ? null : dash,
            0));
    graphics.draw(path(xs, ys));
  }

  @Override
  public void area(double[] xs, double[] ys, Tone tone) {
    graphics.setColor(colour(tone, 64));
    graphics.fill(path(xs, ys));
  }

  @Override
  public void dots(double[] xs, double[] ys, double radius, Tone tone) {
    graphics.setColor(colour(tone, xs.length > MANY ? 90 : 170));
    for (int i = 0; i < xs.length; i++) {
      graphics.fill(new Ellipse2D.Double(xs[i] - radius, ys[i] - radius, 2 * radius, 2 * radius));
    }
  }

  @Override
  public void text(String text, double x, double y, Lettering lettering) {
    int style = lettering.bold() ? Font.BOLD : Font.PLAIN;
    graphics.setFont(
        new Font(Font.SANS_SERIF, style, 12).deriveFont((float) (lettering.size() * 0.94)));
    graphics.setColor(colour(lettering.tone(), 255));
    double length = graphics.getFontMetrics().stringWidth(text);
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    graphics.rotate(Math.toRadians(lettering.degrees()));
    double left =
        switch (lettering.anchor()) {
          case START -> 0;
          case MIDDLE -> -length / 2;
          case END -> -length;
        };
    graphics.drawString(text, (float) left, 0);
    graphics.setTransform(before);
  }

  private static Path2D path(double[] xs, double[] ys) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < xs.length; i++) {
      if (i == 0) {
        path.moveTo(xs[i], ys[i]);
      } else {
        path.lineTo(xs[i], ys[i]);
      }
    }
    return path;
  }

  private static Color colour(Tone tone, int alpha) {
    return new Color(tone.rgb() >> 16 & 255, tone.rgb() >> 8 & 255, tone.rgb() & 255, alpha);
  }
}
