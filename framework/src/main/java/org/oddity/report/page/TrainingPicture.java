package org.oddity.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.oddity.report.run.CellResult;
import org.oddity.tracking.JournalEvent;

/**
 * What a training has drawn after one of its epochs.
 *
 * @param path of the file, relative to the cell's folder
 * @param last whether it is the last of its name
 */
record TrainingPicture(String path, String caption, boolean last) {
  private static final Pattern STEPPED = Pattern.compile("images/(.+)-step-(\\d+)\\.png");

  /** Returns all that a cell's trainings have drawn, name by name, epoch after epoch. */
  static List<TrainingPicture> of(CellResult cell) {
    List<TrainingPicture> pictures = new ArrayList<>();
    byName(cell)
        .forEach(
            (name, files) -> {
              for (int i = 0; i < files.size(); i++) {
                Matcher file = files.get(i);
                String caption = name + " after epoch " + file.group(2);
                pictures.add(new TrainingPicture(file.group(), caption, i == files.size() - 1));
              }
            });
    return pictures;
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
