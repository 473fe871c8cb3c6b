package org.oddity.tensor.nd4j;

import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Window;

/**
 * What a window sees of images, one element of its kernel at a time: for each there is one view of
 * the images and one of the places, elements of which belong together. Places at which it lies on
 * padding are left out.
 */
final class WindowViews {
  private final Shape images;
  private final Window window;
  private final int channels;
  private final int placesDown;
  private final int placesAcross;

  /**
   * Makes views.
   *
   * @param images {@code [batch, height, width, channels]}
   */
  WindowViews(Shape images, Window window) {
    this.images = images;
    this.window = window;
    this.channels = images.length(3);
    this.placesDown = window.places(images.length(1));
    this.placesAcross = window.places(images.length(2));
  }

  /** Returns the shape of patches: all that is seen at each place. */
  Shape patches() {
    int kernel = window.kernel();
    return Shape.of(images.length(0), placesDown, placesAcross, kernel, kernel, channels);
  }

  /** Writes the patches of images, zeros for padding. */
  void gather(NativeTensor from, NativeTensor patches) {
    if (window.padding() > 0) {
      patches.array().assign(0);
    }
    forEachElement(element -> element.patches(patches).assign(element.images(from)));
  }

  /**
   * Returns into how many layers patches are spread, so that no pixel is written twice in one.
   *
   * <p>Elements that see the same pixel lie a multiple of the stride apart: along each axis the
   * n-th of those with one remainder goes to layer n.
   */
  private int layersAlong() {
    int layers = 0;
    for (int element = 0; element < window.kernel(); element++) {
      layers = Math.max(layers, layer(element) + 1);
    }
    return layers;
  }

  private int layer(int element) {
    int remainder = element * window.dilation() % window.stride();
    int before = 0;
    for (int other = 0; other < element; other++) {
      if (other * window.dilation() % window.stride() == remainder) {
        before++;
      }
    }
    return before;
  }

  /** Returns the shape of layers: {@code [layers, batch, height, width, channels]}. */
  Shape layers() {
    int along = layersAlong();
    return images.prepend(along * along);
  }

  /** Writes patches to layers, whose sum is what patches say of each pixel. */
  void spread(NativeTensor patches, NativeTensor layers) {
    int along = layersAlong();
    layers.array().assign(0);
    forEachElement(
        element ->
            element
                .images(layers, (long) element.layer(along) * images.size())
                .assign(element.patches(patches)));
  }

  /** Visits the elements of the kernel in reading order, without those that see padding alone. */
  void forEachElement(Consumer<Element> visitor) {
    for (int i = 0; i < window.kernel(); i++) {
      Span down = span(images.length(1), placesDown, i);
      for (int j = 0; j < window.kernel(); j++) {
        Span across = span(images.length(2), placesAcross, j);
        if (down.count() > 0 && across.count() > 0) {
          visitor.accept(new Element(i, j, down, across));
        }
      }
    }
  }

  private Span span(int length, int places, int element) {
    int shift = element * window.dilation() - window.padding();
    int stride = window.stride();
    int from = Math.max(0, Math.floorDiv(stride - 1 - shift, stride));
    int to = Math.min(places, Math.floorDiv(length - 1 - shift, stride) + 1);
    return new Span(from, to, from * stride + shift);
  }

  /**
   * The places along one axis at which an element of the kernel lies inside the image.
   *
   * @param from the first place
   * @param to the place after the last
   * @param pixel seen at the first place
   */
  private record Span(int from, int to, int pixel) {
    int count() {
      return to - from;
    }
  }

  /** One element of the kernel. */
  final class Element {
    private final int position;
    private final Span down;
    private final Span across;

    private Element(int i, int j, Span down, Span across) {
      this.position = i * window.kernel() + j;
      this.down = down;
      this.across = across;
    }

    private int layer(int along) {
      int kernel = window.kernel();
      return WindowViews.this.layer(position / kernel) * along
          + WindowViews.this.layer(position % kernel);
    }

    /** Returns which it is in reading order. */
    int position() {
      return position;
    }

    /** Returns the pixels that it sees. */
    INDArray images(NativeTensor tensor) {
      return images(tensor, 0);
    }

    private INDArray images(NativeTensor tensor, long shift) {
      long pixel = channels;
      long row = images.length(2) * pixel;
      long first = shift + down.pixel() * row + across.pixel() * pixel;
      int stride = window.stride();
      return part(tensor, first, images.length(1) * row, stride * row, stride * pixel);
    }

    /** Returns the places from which it sees them, of {@code [batch, places, places, channels]}. */
    INDArray places(NativeTensor tensor) {
      return ofPlaces(tensor, 0, channels);
    }

    /** Returns what patches say of those pixels at those places. */
    INDArray patches(NativeTensor tensor) {
      long place = (long) window.kernel() * window.kernel() * channels;
      return ofPlaces(tensor, (long) position * channels, place);
    }

    private INDArray ofPlaces(NativeTensor tensor, long shift, long place) {
      long row = placesAcross * place;
      long first = down.from() * row + across.from() * place + shift;
      return part(tensor, first, placesDown * row, row, place);
    }

    private INDArray part(NativeTensor tensor, long first, long image, long row, long column) {
      long[] lengths = {images.length(0), down.count(), across.count(), channels};
      return tensor.part(first, lengths, new long[] {image, row, column, 1});
    }
  }
}
