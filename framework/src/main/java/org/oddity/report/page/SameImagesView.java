package org.oddity.report.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oddity.experiment.ExplainedCell;
import org.oddity.experiment.SameImages;
import org.oddity.report.run.CellResult;
import org.oddity.report.run.RunResults;
import org.oddity.report.run.SameImagesFile;

/**
 * What several detectors made of the same test images, strip below strip.
 *
 * @param seed of all of them
 * @param strips the images, then what explains each detector's scores, and where it looks
 */
record SameImagesView(long seed, List<CellView.Strip> strips) {
  /**
   * Returns a view for each seed that at least two detectors explained the same images with; those
   * that did so with others, as one that peeked at some, are left out.
   *
   * @param cells those that the page shows of one task, detector by detector
   */
  static List<SameImagesView> of(RunResults results, List<CellResult> cells, PageDetail detail) {
    List<SameImagesView> views = new ArrayList<>();
    if (detail.shows(PagePicture.EXPLANATIONS)) {
      cells.stream()
          .map(cell -> cell.cell().seed())
          .distinct()
          .forEach(seed -> ofSeed(results, seed, cells, detail).ifPresent(views::add));
    }
    return views;
  }

  private static Optional<SameImagesView> ofSeed(
      RunResults results, long seed, List<CellResult> cells, PageDetail detail) {
    Map<List<String>, List<CellResult>> byImages = new LinkedHashMap<>();
    for (CellResult cell : cells) {
      if (cell.cell().seed() == seed && cell.state().announced(SameImages.TABLE)) {
        List<String> images = SameImagesFile.read(results.folder().cell(cell.cell()));
        byImages.computeIfAbsent(images, key -> new ArrayList<>()).add(cell);
      }
    }
    List<CellResult> alike =
        byImages.values().stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
    List<CellView.Strip> strips = new ArrayList<>();
    for (CellResult cell : alike) {
      Path folder = results.folder().cell(cell.cell());
      String detector = cell.cell().detector() + ": ";
      if (strips.isEmpty()) {
        add(strips, "The images", folder.resolve(SameImages.IMAGES), detail);
      }
      String how = cell.state().tags().getOrDefault(ExplainedCell.TAG, "explained");
      add(strips, detector + how, folder.resolve(SameImages.EXPLANATION), detail);
      if (cell.state().announced(SameImages.ATTENTION)) {
        add(strips, detector + "attention map", folder.resolve(SameImages.ATTENTION), detail);
      }
    }
    return alike.size() < 2 || strips.isEmpty()
        ? Optional.empty()
        : Optional.of(new SameImagesView(seed, strips));
  }

  private static void add(
      List<CellView.Strip> strips, String caption, Path file, PageDetail detail) {
    InlineImage.of(file, detail.small())
        .ifPresent(address -> strips.add(new CellView.Strip(caption, address)));
  }
}
