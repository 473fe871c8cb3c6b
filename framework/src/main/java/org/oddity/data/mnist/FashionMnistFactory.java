package org.oddity.data.mnist;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.oddity.core.Paper;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;
import org.oddity.data.Download;

/** Opens Fashion-MNIST. */
@Paper(
    authors = "H. Xiao, K. Rasul, R. Vollgraf",
    title = "Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms",
    venue = "arXiv",
    year = 2017,
    url = "https://arxiv.org/abs/1708.07747")
final class FashionMnistFactory implements DatasetFactory<MnistOptions> {
  private static final MnistFamily FASHION =
      new MnistFamily(
          "fashion-mnist",
          List.of("fashion-mnist", "fashion-mnist/raw", "FashionMNIST/raw", "FashionMNIST"),
          List.of(
              "T-shirt/top",
              "Trouser",
              "Pullover",
              "Dress",
              "Coat",
              "Sandal",
              "Shirt",
              "Sneaker",
              "Bag",
              "Ankle boot"));

  @Inject
  FashionMnistFactory() {}

  @Override
  public Class<MnistOptions> optionsType() {
    return MnistOptions.class;
  }

  @Override
  public String summary() {
    return "Fashion-MNIST: articles of clothing, 28x28 grey, 60,000 to train and 10,000 to test.";
  }

  @Override
  public Dataset open(MnistOptions options, DataHome home) {
    return FASHION.open(options, home);
  }

  /** MD5 as the publisher's page gives them. */
  @Override
  public Optional<Download> download(MnistOptions options) {
    List<String> mirrors =
        List.of(
            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
            "https://storage.googleapis.com/tensorflow/tf-keras-datasets/");
    return Optional.of(
        new Download(
            "fashion-mnist",
            List.of(
                MnistFamily.file(
                    IdxFiles.TRAIN_IMAGES, mirrors, "8d4fb7e6c68d591d4c3dfef9ec88bf0d", 26421880),
                MnistFamily.file(
                    IdxFiles.TRAIN_LABELS, mirrors, "25c81989df183df01b3e8a0aad5dffbe", 29515),
                MnistFamily.file(
                    IdxFiles.TEST_IMAGES, mirrors, "bef4ecab320f06d8554ea6380940ec79", 4422102),
                MnistFamily.file(
                    IdxFiles.TEST_LABELS, mirrors, "bb300cfdad3c16e7a12a480ee83cd310", 5148)),
            "MIT, Zalando SE 2017. Cite: Xiao, Rasul, Vollgraf, Fashion-MNIST: a novel image"
                + " dataset for benchmarking machine learning algorithms, arXiv:1708.07747, 2017."));
  }
}
