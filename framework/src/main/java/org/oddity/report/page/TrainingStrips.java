package org.oddity.report.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.oddity.report.run.CellResult;
import org.oddity.tracking.JournalEvent;

/** What trainings have drawn on their way, epoch below epoch. */
final class TrainingStrips {
  private static final Pattern STEPPED = Pattern.compile("images/(.+)-step-(\\d+)\\.png");

  private TrainingStrips() {}

  /** Returns all of them, or the last of each name where test images are shown small. */
  static List<CellView.Strip> of(CellResult cell, Path folder, PageDetail detail) {
    List<CellView.Strip> strips = new ArrayList<>();
    byName(cell)
        .forEach(
            (name, files) -> {
              boolean all = detail.images() == PageDetail.ImageQuality.AS_THEY_ARE;
              for (Matcher file : all ? files : files.subList(files.size() - 1, files.size())) {
                Optional<String> address =
                    InlineImage.of(folder.resolve(file.group()), detail.images());
                String caption = name + " after epoch " + file.group(2);
                address.ifPresent(text -> strips.add(new CellView.Strip(caption, text)));
              }
            });
    return strips;
  }

  private static Map<String, List<Matcher>> byName(CellResult cell) {
    Map<String, List<Matcher>> names = new LinkedHashMap<>();
    for (JournalEvent.Artifact artifact : cell.state().artifacts()) {
      Matcher path = STEPPED.matcher(artifact.path());
      if (artifact.kind().equals("images") && path.matches()) {
        names.computeIfAbsent(path.group(1).replace("/", ": "), key -> new ArrayList<>()).add(path);
      }
    }
    return names;
  }
}
