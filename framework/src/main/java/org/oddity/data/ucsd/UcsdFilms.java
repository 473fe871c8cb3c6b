package org.oddity.data.ucsd;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oddity.config.Problems;
import org.oddity.core.ImageShape;
import org.oddity.core.Place;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.Download;
import org.oddity.data.archive.TarArchives;
import org.oddity.data.archive.UnpackedFolder;
import org.oddity.data.image.DecodedPixels;
import org.oddity.data.image.ImageContent;
import org.oddity.data.image.MaskImages;
import org.oddity.data.stored.DataFiles;
import org.oddity.data.stored.StoredDataset;
import org.oddity.data.stored.StoredPart;

/**
 * One of the two scenes: folders of frames {@code Train/Train001} and {@code Test/Test001}, a list
 * of abnormal frames {@code Test/UCSDped1.m}, and masks {@code Test/Test001_gt} of some clips.
 *
 * @param name as {@code oddity data fetch} takes it
 * @param scene the folder's name
 */
record UcsdFilms(String name, String scene) {
  private static final String ARCHIVE = "UCSD_Anomaly_Dataset.tar.gz";
  private static final String UNPACKED = "UCSD_Anomaly_Dataset.v1p2";
  private static final String FOLDER = "ucsd";

  /** 740 MB packed, 22,600 frames and masks, some with a second file of a Macintosh. */
  private static final TarArchives.Limits LIMITS = new TarArchives.Limits(3_000_000_000L, 100_000);

  private static final List<String> CLASSES = List.of("normal", "abnormal");

  /** Opens the scene; masks only where every clip has them, as in Ped2. */
  Dataset open(UcsdOptions options, DataHome home) {
    Path root = find(options, home);
    List<UcsdClip> training = UcsdClip.all(root.resolve("Train"), options.every());
    List<UcsdClip> testing = UcsdClip.all(root.resolve("Test"), options.every());
    AbnormalFrames abnormal = AbnormalFrames.read(root.resolve("Test").resolve(scene + ".m"));
    abnormal.check(testing);
    ImageShape shape = new ImageShape(options.height(), options.width(), 1);
    StoredDataset dataset =
        StoredDataset.of(
                shape,
                CLASSES,
                part(training, new int[frames(training).size()], shape),
                part(testing, labels(testing, abnormal), shape))
            .withNormalClass(0);
    boolean masked = testing.stream().allMatch(UcsdClip::hasMasks);
    return masked
        ? dataset.withMasks(MaskImages.ofFrames(frames(testing), masks(testing), shape))
        : dataset;
  }

  private Path find(UcsdOptions options, DataHome home) {
    DataFiles places = DataFiles.of(name, home, options.folder(), List.of(FOLDER, ""));
    String list = "Test/" + scene + ".m";
    for (String below : List.of("", scene + "/", UNPACKED + "/" + scene + "/")) {
      Optional<Path> found = places.find(below + list);
      if (found.isPresent()) {
        return found.get().getParent().getParent();
      }
    }
    Optional<Path> archive = places.find(ARCHIVE);
    if (archive.isEmpty()) {
      throw places.missing(List.of(list + " and the clips beside it, or " + ARCHIVE));
    }
    return UnpackedFolder.besides(
            archive.get(), UNPACKED, "the publisher's version 1.2 of these films", LIMITS)
        .resolve(scene);
  }

  private static StoredPart part(List<UcsdClip> clips, int[] labels, ImageShape shape) {
    List<ImageContent> contents = frames(clips).stream().map(ImageContent::of).toList();
    return new StoredPart(labels, new DecodedPixels(contents, shape));
  }

  private static List<Path> frames(List<UcsdClip> clips) {
    return clips.stream().flatMap(clip -> clip.frames().values().stream()).toList();
  }

  private static int[] labels(List<UcsdClip> clips, AbnormalFrames abnormal) {
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      for (int frame : clips.get(i).frames().keySet()) {
        labels.add(abnormal.contains(i, frame) ? 1 : 0);
      }
    }
    return labels.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<Optional<Path>> masks(List<UcsdClip> clips) {
    Problems problems = new Problems();
    List<Optional<Path>> masks = new ArrayList<>();
    for (UcsdClip clip : clips) {
      for (int frame : clip.frames().keySet()) {
        Optional<Path> mask = clip.mask(frame);
        if (mask.isEmpty()) {
          problems.add(
              Place.of(clip.maskFolder().toString()), "", "holds no mask of frame " + frame);
        }
        masks.add(mask);
      }
    }
    problems.throwIfAny();
    return masks;
  }

  /**
   * Both scenes come in one file. Its length and SHA-256 are those that users of the films record
   * (anomalib has the same); the publisher's page was not seen.
   */
  static Download download() {
    Download.RemoteFile archive =
        new Download.RemoteFile(
            ARCHIVE,
            List.of(URI.create("https://www.svcl.ucsd.edu/projects/anomaly/" + ARCHIVE)),
            "SHA-256",
            "2329af326951f5097fdd114c50e853957d3e569493a49d22fc082a9fd791915b",
            740306953);
    return new Download(
        FOLDER,
        List.of(archive),
        "The publisher states no licence; for research. Cite: Mahadevan, Li, Bhalodia, Vasconcelos,"
            + " Anomaly detection in crowded scenes, CVPR 2010.");
  }
}
