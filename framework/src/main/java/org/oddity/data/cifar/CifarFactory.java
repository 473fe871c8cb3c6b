package org.oddity.data.cifar;

import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.oddity.core.ImageShape;
import org.oddity.core.Paper;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;
import org.oddity.data.Download;
import org.oddity.data.Download.RemoteFile;
import org.oddity.data.stored.DataFiles;
import org.oddity.data.stored.StoredDataset;
import org.oddity.data.stored.StoredPart;

/** Opens CIFAR-10; unpacks the publisher's archive beside itself where only that is there. */
@Paper(
    authors = "A. Krizhevsky",
    title = "Learning multiple layers of features from tiny images",
    venue = "Technical report, University of Toronto",
    year = 2009,
    url = "https://www.cs.toronto.edu/~kriz/learning-features-2009-TR.pdf")
final class CifarFactory implements DatasetFactory<CifarOptions> {
  static final String NAME = "cifar10";
  static final String ARCHIVE = "cifar-10-binary.tar.gz";
  static final String FOLDER = "cifar-10-batches-bin";
  static final String TEST_FILE = "test_batch.bin";
  static final List<String> TRAIN_FILES =
      List.of(
          "data_batch_1.bin",
          "data_batch_2.bin",
          "data_batch_3.bin",
          "data_batch_4.bin",
          "data_batch_5.bin");
  private static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  @Inject
  CifarFactory() {}

  @Override
  public Class<CifarOptions> optionsType() {
    return CifarOptions.class;
  }

  @Override
  public String summary() {
    return "CIFAR-10: photographs of ten kinds of thing, 32x32 colour, 50,000 to train and 10,000"
        + " to test.";
  }

  @Override
  public Dataset open(CifarOptions options, DataHome home) {
    List<String> allFiles = Stream.concat(TRAIN_FILES.stream(), Stream.of(TEST_FILE)).toList();
    Path folder = new CifarFolder(options, home, allFiles).find();
    StoredPart train = part(TRAIN_FILES.stream().map(folder::resolve).toList());
    StoredPart test = part(List.of(folder.resolve(TEST_FILE)));
    return StoredDataset.of(
        new ImageShape(CifarRecords.SIDE, CifarRecords.SIDE, CifarRecords.CHANNELS),
        CLASSES,
        train,
        test);
  }

  private static StoredPart part(List<Path> files) {
    CifarRecords records = new CifarRecords(files);
    return new StoredPart(records.labels(CLASSES.size()), records);
  }

  static DataFiles files(CifarOptions options, DataHome home) {
    List<String> usual = List.of(FOLDER, NAME + "/" + FOLDER, NAME, "");
    return DataFiles.of(NAME, home, options.folder(), usual);
  }

  /** MD5 as the publisher's page gives it. */
  @Override
  public Optional<Download> download(CifarOptions options) {
    RemoteFile archive =
        new RemoteFile(
            ARCHIVE,
            List.of(
                URI.create("https://www.cs.toronto.edu/~kriz/" + ARCHIVE),
                URI.create("https://cave.cs.toronto.edu/kriz/" + ARCHIVE)),
            "MD5",
            "c32a1d4ab5d03f1284b67883e8d87530",
            170052171);
    return Optional.of(
        new Download(
            NAME,
            List.of(archive),
            "The publisher states no licence. Cite: Krizhevsky, Learning multiple layers of"
                + " features from tiny images, 2009."));
  }
}
