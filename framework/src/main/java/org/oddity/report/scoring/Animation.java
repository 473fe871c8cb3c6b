package org.oddity.report.scoring;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** An animated GIF that goes to its file frame by frame, endlessly repeated. */
final class Animation implements AutoCloseable {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";

  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
  private final OutputStream file;
  private final ImageOutputStream stream;
  private final int hundredths;
  private BufferedImage canvas;

  /** Begins a file. */
  Animation(Path path, double framesPerSecond) throws IOException {
    this.file = Files.newOutputStream(path);
    this.stream = new MemoryCacheImageOutputStream(file);
    // Browsers slow down whatever asks for less than two hundredths.
    this.hundredths = (int) Math.max(2, Math.round(100 / framesPerSecond));
    writer.setOutput(stream);
    writer.prepareWriteSequence(null);
  }

  /** Adds the next frame, fitted into the size of the first. */
  void add(BufferedImage picture) {
    boolean first = canvas == null;
    if (first) {
      canvas =
          new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    }
    paint(picture);
    try {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(canvas), null);
      describe(metadata, first);
      writer.writeToSequence(new IIOImage(canvas, null, metadata), null);
      stream.flushBefore(stream.getStreamPosition());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write an animation", e);
    }
  }

  private void paint(BufferedImage picture) {
    double scale =
        Math.min(
            (double) canvas.getWidth() / picture.getWidth(),
            (double) canvas.getHeight() / picture.getHeight());
    int width = (int) Math.max(1, Math.round(picture.getWidth() * scale));
    int height = (int) Math.max(1, Math.round(picture.getHeight() * scale));
    Graphics2D graphics = canvas.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
      int left = (canvas.getWidth() - width) / 2;
      graphics.drawImage(picture, left, (canvas.getHeight() - height) / 2, width, height, null);
    } finally {
      graphics.dispose();
    }
  }

  private void describe(IIOMetadata metadata, boolean first) throws IOException {
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    IIOMetadataNode control = child(root, "GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("delayTime", Integer.toString(hundredths));
    control.setAttribute("transparentColorIndex", "0");
    if (first) {
      IIOMetadataNode repeat = child(child(root, "ApplicationExtensions"), "ApplicationExtension");
      repeat.setAttribute("applicationID", "NETSCAPE");
      repeat.setAttribute("authenticationCode", "2.0");
      repeat.setUserObject(new byte[] {1, 0, 0});
    }
    metadata.mergeTree(FORMAT, root);
  }

  private static IIOMetadataNode child(IIOMetadataNode parent, String name) {
    IIOMetadataNode node = new IIOMetadataNode(name);
    parent.appendChild(node);
    return node;
  }

  /** Ends the file. */
  @Override
  public void close() throws IOException {
    try (file;
        stream) {
      if (canvas != null) {
        writer.endWriteSequence();
      }
    } finally {
      writer.dispose();
    }
  }
}
