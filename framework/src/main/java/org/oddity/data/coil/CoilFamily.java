package org.oddity.data.coil;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.oddity.core.ImageShape;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.Download;
import org.oddity.data.image.DecodedPixels;
import org.oddity.data.stored.DataFiles;
import org.oddity.data.stored.StoredDataset;
import org.oddity.data.stored.StoredPart;

/**
 * Datasets of files called {@code obj7__35.png}: the object, from 1, and the view.
 *
 * @param name as {@code oddity data fetch} takes it
 * @param title as the publisher writes it
 * @param objects how many there are
 * @param archive the publisher's file
 * @param folders below the data home, the first that holds anything wins
 * @param channels as published
 */
record CoilFamily(
    String name, String title, int objects, String archive, List<String> folders, int channels) {
  private static final String SITE =
      "https://www.cs.columbia.edu/CAVE/databases/SLAM_coil-20_coil-100/";

  /** Opens the dataset: no official split, so all images are for training. */
  Dataset open(CoilOptions options, DataHome home) {
    DataFiles places = DataFiles.of(name, home, options.folder(), folders);
    List<CoilView> views = new CoilViews(this, places).find();
    ImageShape shape =
        new ImageShape(options.size(), options.size(), options.channels().orElse(channels));
    StoredPart all =
        new StoredPart(
            views.stream().mapToInt(view -> view.object() - 1).toArray(),
            new DecodedPixels(views.stream().map(CoilView::content).toList(), shape));
    List<String> classNames =
        IntStream.rangeClosed(1, objects).mapToObj(object -> "object " + object).toList();
    return StoredDataset.of(shape, classNames, all, StoredPart.empty());
  }

  Download download(String path, String sha256, long bytes, String report) {
    Download.RemoteFile file =
        new Download.RemoteFile(
            archive,
            List.of(
                URI.create(SITE + path),
                URI.create(
                    "https://cave.cs.columbia.edu/old/databases/SLAM_coil-20_coil-100/" + path)),
            "SHA-256",
            sha256,
            bytes);
    return new Download(
        name,
        List.of(file),
        "The publisher states no licence; for research. Cite: Nene, Nayar, Murase, Columbia Object"
            + " Image Library ("
            + title
            + "), technical report "
            + report
            + ", 1996.");
  }
}
