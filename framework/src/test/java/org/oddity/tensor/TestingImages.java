package org.oddity.tensor;

/** Convolutions, pooling and resizing as their definitions say, one product after another. */
final class TestingImages {
  private TestingImages() {}

  /** What is done where one element of a window looks at one pixel. */
  @FunctionalInterface
  interface Look {
    /**
     * Looks.
     *
     * @param image of the batch
     * @param row,column the place
     * @param i,j the element of the window
     * @param y,x the pixel
     */
    void at(int image, int row, int column, int i, int j, int y, int x);
  }

  static Shape places(Shape images, Window window) {
    return images.with(1, window.places(images.length(1))).with(2, window.places(images.length(2)));
  }

  /** Looks at every pixel that is not padding, in reading order under each place. */
  static void forEachLook(Shape images, Window window, Look look) {
    for (int n = 0; n < images.length(0); n++) {
      for (int row = 0; row < window.places(images.length(1)); row++) {
        for (int column = 0; column < window.places(images.length(2)); column++) {
          for (int i = 0; i < window.kernel(); i++) {
            for (int j = 0; j < window.kernel(); j++) {
              int y = row * window.stride() + i * window.dilation() - window.padding();
              int x = column * window.stride() + j * window.dilation() - window.padding();
              if (y >= 0 && y < images.length(1) && x >= 0 && x < images.length(2)) {
                look.at(n, row, column, i, j, y, x);
              }
            }
          }
        }
      }
    }
  }

  static TestingArray convolution(TestingArray x, TestingArray weights, Window window) {
    int out = weights.shape().length(3);
    TestingArray y = TestingArray.zeros(places(x.shape(), window).with(3, out));
    forEachLook(
        x.shape(),
        window,
        (n, row, column, i, j, v, h) -> {
          for (int c = 0; c < x.shape().length(3); c++) {
            for (int o = 0; o < out; o++) {
              y.add(x.at(n, v, h, c) * weights.at(i, j, c, o), n, row, column, o);
            }
          }
        });
    return y;
  }

  static TestingArray inputGradient(
      TestingArray dy, TestingArray weights, Window window, Shape shape) {
    TestingArray dx = TestingArray.zeros(shape);
    forEachLook(
        shape,
        window,
        (n, row, column, i, j, v, h) -> {
          for (int c = 0; c < shape.length(3); c++) {
            for (int o = 0; o < dy.shape().length(3); o++) {
              dx.add(dy.at(n, row, column, o) * weights.at(i, j, c, o), n, v, h, c);
            }
          }
        });
    return dx;
  }

  static TestingArray weightGradient(TestingArray x, TestingArray dy, Window window) {
    int k = window.kernel();
    int in = x.shape().length(3);
    int out = dy.shape().length(3);
    TestingArray dw = TestingArray.zeros(Shape.of(k, k, in, out));
    forEachLook(
        x.shape(),
        window,
        (n, row, column, i, j, v, h) -> {
          for (int c = 0; c < in; c++) {
            for (int o = 0; o < out; o++) {
              dw.add(x.at(n, v, h, c) * dy.at(n, row, column, o), i, j, c, o);
            }
          }
        });
    return dw;
  }

  static TestingArray maxPool(TestingArray x, Window window) {
    TestingArray y =
        TestingArray.zeros(places(x.shape(), window)).map(v -> Double.NEGATIVE_INFINITY);
    forEachLook(
        x.shape(),
        window,
        (n, row, column, i, j, v, h) -> {
          for (int c = 0; c < x.shape().length(3); c++) {
            double greater = Math.max(x.at(n, v, h, c), y.at(n, row, column, c));
            y.set(greater, n, row, column, c);
          }
        });
    return y;
  }

  static TestingArray maxPoolGradient(
      TestingArray x, TestingArray y, Window window, TestingArray dy) {
    TestingArray dx = TestingArray.zeros(x.shape());
    TestingArray given = TestingArray.zeros(y.shape());
    forEachLook(
        x.shape(),
        window,
        (n, row, column, i, j, v, h) -> {
          for (int c = 0; c < x.shape().length(3); c++) {
            if (x.at(n, v, h, c) == y.at(n, row, column, c) && given.at(n, row, column, c) == 0) {
              given.add(1, n, row, column, c);
              dx.add(dy.at(n, row, column, c), n, v, h, c);
            }
          }
        });
    return dx;
  }

  static TestingArray averagePool(TestingArray x, Window window) {
    TestingArray y = TestingArray.zeros(places(x.shape(), window));
    double share = 1.0 / (window.kernel() * window.kernel());
    forEachLook(
        x.shape(),
        window,
        (n, row, column, i, j, v, h) -> {
          for (int c = 0; c < x.shape().length(3); c++) {
            y.add(share * x.at(n, v, h, c), n, row, column, c);
          }
        });
    return y;
  }

  static TestingArray averagePoolGradient(TestingArray dy, Window window, Shape shape) {
    TestingArray dx = TestingArray.zeros(shape);
    double share = 1.0 / (window.kernel() * window.kernel());
    forEachLook(
        shape,
        window,
        (n, row, column, i, j, v, h) -> {
          for (int c = 0; c < shape.length(3); c++) {
            dx.add(share * dy.at(n, row, column, c), n, v, h, c);
          }
        });
    return dx;
  }

  /** The share of pixel {@code pixel} of {@code from} in pixel {@code place} of {@code to}. */
  static double bilinearShare(int from, int to, int place, int pixel) {
    double centre = Math.min(Math.max((place + 0.5) * from / to - 0.5, 0), from - 1);
    return Math.max(0, 1 - Math.abs(centre - pixel));
  }

  static TestingArray bilinear(TestingArray x, int height, int width) {
    Shape shape = x.shape();
    return TestingArray.of(
        shape.with(1, height).with(2, width),
        at -> {
          double sum = 0;
          for (int v = 0; v < shape.length(1); v++) {
            for (int h = 0; h < shape.length(2); h++) {
              sum +=
                  x.at(at[0], v, h, at[3])
                      * bilinearShare(shape.length(1), height, at[1], v)
                      * bilinearShare(shape.length(2), width, at[2], h);
            }
          }
          return sum;
        });
  }

  static TestingArray bilinearGradient(TestingArray dy, int height, int width) {
    Shape shape = dy.shape();
    return TestingArray.of(
        shape.with(1, height).with(2, width),
        at -> {
          double sum = 0;
          for (int v = 0; v < shape.length(1); v++) {
            for (int h = 0; h < shape.length(2); h++) {
              sum +=
                  dy.at(at[0], v, h, at[3])
                      * bilinearShare(height, shape.length(1), v, at[1])
                      * bilinearShare(width, shape.length(2), h, at[2]);
            }
          }
          return sum;
        });
  }
}
