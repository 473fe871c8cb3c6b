package org.oddity.tensor.nd4j;

import java.util.function.BiConsumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Window;

/**
 * What a window sees at each of its places: {@code [batch, places, places, kernel, kernel,
 * channels]}, so that convolutions become matrix products.
 *
 * <p>For each element of the kernel there is one part of the images and one of the patches that
 * belong together, places on padding left out; both are views.
 */
final class Patches {
  private final Shape images;
  private final Window window;
  private final int channels;

  /**
   * Makes patches.
   *
   * @param images {@code [batch, height, width, channels]}
   */
  Patches(Shape images, Window window) {
    this.images = images;
    this.window = window;
    this.channels = images.length(3);
  }

  Shape shape() {
    int k = window.kernel();
    return Shape.of(
        images.length(0),
        window.places(images.length(1)),
        window.places(images.length(2)),
        k,
        k,
        channels);
  }

  /** Rows: one for each place. */
  long rows() {
    Shape shape = shape();
    return (long) shape.length(0) * shape.length(1) * shape.length(2);
  }

  /** Columns: one for each element that the window sees. */
  long columns() {
    return (long) window.kernel() * window.kernel() * channels;
  }

  /** Writes the patches of images. */
  void gather(NativeTensor from, NativeTensor patches) {
    if (window.padding() > 0) {
      patches.array().assign(0);
    }
    forEachElement(from, patches, (image, patch) -> patch.assign(image));
  }

  /** Adds patches into images. */
  void scatter(NativeTensor patches, NativeTensor to) {
    to.array().assign(0);
    forEachElement(to, patches, (image, patch) -> NativeCalls.pair("add", image, patch, image));
  }

  private void forEachElement(
      NativeTensor image, NativeTensor patches, BiConsumer<INDArray, INDArray> action) {
    for (int i = 0; i < window.kernel(); i++) {
      for (int j = 0; j < window.kernel(); j++) {
        Span rows = Span.of(window, images.length(1), i);
        Span columns = Span.of(window, images.length(2), j);
        if (rows.count() > 0 && columns.count() > 0) {
          action.accept(ofImages(image, rows, columns), ofPatches(patches, rows, columns, i, j));
        }
      }
    }
  }

  /** The pixels that one element of the kernel sees at the places that lie inside. */
  INDArray ofImages(NativeTensor tensor, Span rows, Span columns) {
    long row = (long) images.length(2) * channels;
    long first = rows.firstPixel(window) * row + columns.firstPixel(window) * channels;
    long[] steps = {
      images.length(1) * row, window.stride() * row, (long) window.stride() * channels, 1
    };
    return tensor.part(first, lengths(rows, columns), steps);
  }

  private INDArray ofPatches(NativeTensor tensor, Span rows, Span columns, int i, int j) {
    Shape shape = shape();
    long place = columns();
    long row = shape.length(2) * place;
    long first =
        rows.from() * row + columns.from() * place + ((long) i * window.kernel() + j) * channels;
    long[] steps = {shape.length(1) * row, row, place, 1};
    return tensor.part(first, lengths(rows, columns), steps);
  }

  private long[] lengths(Span rows, Span columns) {
    return new long[] {images.length(0), rows.count(), columns.count(), channels};
  }

  /**
   * The places along one axis at which an element of the kernel lies inside the image.
   *
   * @param from the first place
   * @param to the place after the last
   * @param shift from {@code place · stride} to the pixel
   */
  record Span(int from, int to, int shift) {
    static Span of(Window window, int length, int element) {
      int shift = element * window.dilation() - window.padding();
      int from = Math.max(0, Math.floorDiv(-shift + window.stride() - 1, window.stride()));
      int last = Math.floorDiv(length - 1 - shift, window.stride());
      return new Span(from, Math.min(window.places(length), last + 1), shift);
    }

    int count() {
      return to - from;
    }

    long firstPixel(Window window) {
      return (long) from * window.stride() + shift;
    }
  }
}
