package org.oddity.report.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.oddity.core.ImageShape;
import org.oddity.experiment.model.HeldOutNormals;
import org.oddity.experiment.model.SavedDetector;
import org.oddity.experiment.scoring.ScoredFile;
import org.oddity.report.table.CsvTable;

/** Writes scored files as comma-separated values and as JSON, in full precision. */
public final class ScoreTable {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ScoreTable() {}

  /**
   * Returns one row per file: {@code file,score,percentile,threshold,label}, and {@code class} of a
   * detector that names classes.
   */
  public static String csv(SavedDetector detector, List<ScoredFile> files) {
    List<String> columns =
        new ArrayList<>(List.of("file", "score", "percentile", "threshold", "label"));
    if (!detector.classes().isEmpty()) {
      columns.add("class");
    }
    StringBuilder csv = new StringBuilder(CsvTable.line(columns));
    files.forEach(file -> csv.append(CsvTable.line(row(detector, file))));
    return csv.toString();
  }

  private static List<String> row(SavedDetector detector, ScoredFile file) {
    List<String> row = new ArrayList<>();
    row.add(name(file));
    row.add(Double.toString(file.score()));
    row.add(file.percentile().isEmpty() ? "" : Double.toString(file.percentile().getAsDouble()));
    row.add(Double.toString(detector.threshold()));
    row.add(file.label());
    file.named().ifPresent(row::add);
    return row;
  }

  /** Returns the same with what is known of the detector. */
  public static String json(SavedDetector detector, List<ScoredFile> files) {
    ObjectNode root = MAPPER.createObjectNode();
    ImageShape shape = detector.shape();
    root.put("model", detector.title());
    root.putArray("shape").add(shape.height()).add(shape.width()).add(shape.channels());
    root.put("threshold", detector.threshold());
    root.put(
        "held-out-normals",
        detector.heldOut().map(HeldOutNormals::scores).map(scores -> scores.length).orElse(null));
    root.put("images", files.size());
    root.put("anomalous", files.stream().filter(ScoredFile::anomalous).count());
    for (ScoredFile file : files) {
      ObjectNode entry = root.withArray("scores").addObject();
      entry.put("file", name(file));
      entry.put("score", file.score());
      entry.put("percentile", file.percentile().isEmpty() ? null : file.percentile().getAsDouble());
      entry.put("label", file.label());
      file.named().ifPresent(named -> entry.put("class", named));
    }
    try {
      return MAPPER.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }

  private static String name(ScoredFile file) {
    return file.file().toString().replace('\\', '/');
  }
}
