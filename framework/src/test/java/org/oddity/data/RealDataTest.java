package org.oddity.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.oddity.core.ImageBatch;

/**
 * Reads the publishers' own files where ODDITY_DATA says they lie; the sums are NumPy's over the
 * same files.
 */
class RealDataTest {
  @Test
  void readsMnist() {
    Path home = homeWith("mnist/train-images-idx3-ubyte.gz");
    Dataset mnist = TestingDatasets.open("mnist", "{}", home);
    assertThat(mnist.labels(Part.TRAIN)).hasSize(60_000).startsWith(5, 0, 4, 1, 9);
    assertThat(mnist.labels(Part.TEST)).hasSize(10_000).startsWith(7, 2, 1, 0, 4);
    assertThat(counts(mnist, Part.TRAIN))
        .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
    assertThat(counts(mnist, Part.TEST))
        .containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
    assertThat(byteSum(mnist, Part.TRAIN)).isEqualTo(1567298545L);
    assertThat(byteSum(mnist, Part.TEST)).isEqualTo(264923200L);
  }

  @Test
  void readsCifar() {
    Path home = homeWith("cifar-10-batches-bin/test_batch.bin");
    Dataset cifar = TestingDatasets.open("cifar10", "{}", home);
    assertThat(cifar.labels(Part.TRAIN)).hasSize(50_000).startsWith(6, 9, 9, 4, 1);
    assertThat(cifar.labels(Part.TEST)).hasSize(10_000).startsWith(3, 8, 8, 0, 6);
    assertThat(counts(cifar, Part.TRAIN)).containsOnly(5000);
    assertThat(counts(cifar, Part.TEST)).containsOnly(1000);
    assertThat(byteSum(cifar, Part.TEST)).isEqualTo(3733375634L);
    float[] first = cifar.images(Part.TRAIN, new int[] {0}).pixels();
    assertThat(new float[] {first[0] * 255, first[1] * 255, first[2] * 255})
        .containsExactly(new float[] {59, 62, 63}, offset(1e-3f));
  }

  private static Path homeWith(String file) {
    String named = System.getenv(DataHome.VARIABLE);
    assumeTrue(named != null, "ODDITY_DATA is not set: no real data to read");
    assumeTrue(Files.exists(Path.of(named, file)), file + " is not under ODDITY_DATA");
    return Path.of(named);
  }

  private static int[] counts(Dataset dataset, Part part) {
    int[] counts = new int[dataset.classNames().size()];
    for (int label : dataset.labels(part)) {
      counts[label]++;
    }
    return counts;
  }

  private static long byteSum(Dataset dataset, Part part) {
    long sum = 0;
    int count = dataset.labels(part).length;
    for (int from = 0; from < count; from += 5000) {
      int[] some = IntStream.range(from, Math.min(count, from + 5000)).toArray();
      ImageBatch batch = dataset.images(part, some);
      for (float value : batch.pixels()) {
        sum += Math.round(value * 255);
      }
    }
    return sum;
  }
}
