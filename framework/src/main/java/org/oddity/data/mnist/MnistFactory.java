package org.oddity.data.mnist;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.oddity.core.Paper;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;
import org.oddity.data.Download;

/** Opens MNIST. */
@Paper(
    authors = "Y. LeCun, L. Bottou, Y. Bengio, P. Haffner",
    title = "Gradient-based learning applied to document recognition",
    venue = "Proceedings of the IEEE 86(11)",
    year = 1998,
    url = "https://doi.org/10.1109/5.726791")
final class MnistFactory implements DatasetFactory<MnistOptions> {
  private static final MnistFamily MNIST =
      new MnistFamily(
          "mnist",
          List.of("mnist", "mnist/raw", "MNIST/raw", "MNIST"),
          List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));

  @Inject
  MnistFactory() {}

  @Override
  public Class<MnistOptions> optionsType() {
    return MnistOptions.class;
  }

  @Override
  public String summary() {
    return "MNIST: handwritten digits, 28x28 grey, 60,000 to train and 10,000 to test.";
  }

  @Override
  public Dataset open(MnistOptions options, DataHome home) {
    return MNIST.open(options, home);
  }

  /** Lengths and MD5 are those of the files as first published on yann.lecun.com. */
  @Override
  public Optional<Download> download(MnistOptions options) {
    List<String> mirrors =
        List.of(
            "https://ossci-datasets.s3.amazonaws.com/mnist/",
            "https://storage.googleapis.com/cvdf-datasets/mnist/");
    return Optional.of(
        new Download(
            "mnist",
            List.of(
                MnistFamily.file(
                    IdxFiles.TRAIN_IMAGES, mirrors, "f68b3c2dcbeaaa9fbdd348bbdeb94873", 9912422),
                MnistFamily.file(
                    IdxFiles.TRAIN_LABELS, mirrors, "d53e105ee54ea40749a09fcbcd1e9432", 28881),
                MnistFamily.file(
                    IdxFiles.TEST_IMAGES, mirrors, "9fb629c4189551a2d022fa330f9573f3", 1648877),
                MnistFamily.file(
                    IdxFiles.TEST_LABELS, mirrors, "ec29112dd5afa0611ce80d1b7f02629c", 4542)),
            "CC BY-SA 3.0, Yann LeCun and Corinna Cortes. Cite: LeCun, Bottou, Bengio, Haffner,"
                + " Gradient-based learning applied to document recognition, Proc. IEEE 86(11),"
                + " 1998."));
  }
}
