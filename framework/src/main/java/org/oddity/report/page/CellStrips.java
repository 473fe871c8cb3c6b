package org.oddity.report.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.oddity.experiment.AttendedCell;
import org.oddity.experiment.ExplainedCell;
import org.oddity.experiment.LocalisedCell;
import org.oddity.experiment.SameImages;
import org.oddity.report.run.CellResult;
import org.oddity.report.run.RunResults;
import org.oddity.report.run.ScoredStrip;

/** Gathers the pictures of one cell, and which kinds of them a page leaves out. */
final class CellStrips {
  private final CellResult cell;
  private final Path folder;
  private final PageDetail detail;
  private final List<CellView.Strip> strips = new ArrayList<>();
  private final Set<PagePicture> leftOut = EnumSet.noneOf(PagePicture.class);

  private CellStrips(CellResult cell, Path folder, PageDetail detail) {
    this.cell = cell;
    this.folder = folder;
    this.detail = detail;
  }

  static CellStrips of(RunResults results, CellResult cell, PageDetail detail) {
    CellStrips made = new CellStrips(cell, results.folder().cell(cell.cell()), detail);
    for (ScoredStrip strip : ScoredStrip.values()) {
      made.add(
          strip.mistakes() ? PagePicture.MISTAKES : PagePicture.SUCCESSES,
          strip.path(),
          strip.title());
    }
    made.addExplanations();
    for (TrainingPicture picture : TrainingPicture.of(cell)) {
      made.add(
          picture.last() ? PagePicture.LAST_STEP : PagePicture.EARLIER_STEPS,
          picture.path(),
          picture.caption());
    }
    return made;
  }

  /** Returns those that are shown: by scores, what explains these, then what the training drew. */
  List<CellView.Strip> strips() {
    return strips;
  }

  /** Returns which of the cell's pictures are not shown, in words; empty where all are. */
  String leftOut() {
    return leftOut.stream().map(PagePicture::title).collect(Collectors.joining(", "));
  }

  private void addExplanations() {
    addAnnounced(LocalisedCell.PATH, "Where it sees anomalies, with the outlines of the masks");
    String how = cell.state().tags().getOrDefault(ExplainedCell.TAG, "");
    addAnnounced(ExplainedCell.PATH, "Explained by " + how);
    addAnnounced(AttendedCell.PATH, "Where it looks");
    if (cell.state().announced(SameImages.TABLE) && !detail.shows(PagePicture.EXPLANATIONS)) {
      leftOut.add(PagePicture.EXPLANATIONS);
    }
  }

  /** Adds a picture that the cell's journal names: one of an earlier attempt may lie there. */
  private void addAnnounced(String path, String caption) {
    if (cell.state().announced(path)) {
      add(PagePicture.EXPLANATIONS, path, caption);
    }
  }

  private void add(PagePicture kind, String path, String caption) {
    Path file = folder.resolve(path);
    if (detail.shows(kind)) {
      InlineImage.of(file, detail.small())
          .ifPresent(address -> strips.add(new CellView.Strip(caption, address)));
    } else if (Files.exists(file)) {
      leftOut.add(kind);
    }
  }
}
