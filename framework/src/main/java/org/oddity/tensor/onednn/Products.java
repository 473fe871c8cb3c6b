package org.oddity.tensor.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.oddity.tensor.Shape;
import org.oddity.tensor.nd4j.NativeTensor;

/** Matrix products, and the sums that are best had as one. */
final class Products {
  private final Library library;

  Products(Library library) {
    this.library = library;
  }

  /** Returns a · b, each transposed first where asked. */
  NativeTensor multiply(NativeTensor a, boolean transposeA, NativeTensor b, boolean transposeB) {
    int rows = a.shape().length(transposeA ? 1 : 0);
    int inner = a.shape().length(transposeA ? 0 : 1);
    int columns = b.shape().length(transposeB ? 0 : 1);
    NativeTensor product = library.allocate(Shape.of(rows, columns));
    multiply(a, transposeA, b, transposeB, product, rows, columns, inner);
    return product;
  }

  /** Writes the product of matrices of these sizes, whatever shapes their tensors have. */
  void multiply(
      NativeTensor a,
      boolean transposeA,
      NativeTensor b,
      boolean transposeB,
      NativeTensor product,
      int rows,
      int columns,
      int inner) {
    int status =
        dnnl.dnnl_sgemm(
            (byte) (transposeA ? 'T' : 'N'),
            (byte) (transposeB ? 'T' : 'N'),
            rows,
            columns,
            inner,
            1,
            new Elements(a),
            transposeA ? rows : inner,
            new Elements(b),
            transposeB ? inner : columns,
            0,
            new Elements(product),
            columns);
    if (status != dnnl.dnnl_success) {
      throw new IllegalStateException("oneDNN failed with status " + status + " in a product");
    }
  }

  /** A bare address: JavaCPP would track a pointer of its own until garbage is collected. */
  private static final class Elements extends FloatPointer {
    Elements(NativeTensor tensor) {
      super((Pointer) null);
      address = tensor.address();
    }
  }
}
