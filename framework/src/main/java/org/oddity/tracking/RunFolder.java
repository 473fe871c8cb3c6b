package org.oddity.tracking;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.oddity.core.InvalidInputException;

/**
 * Where everything about one experiment lies:
 *
 * <pre>
 * experiment.json            {@link ExperimentRecord}: name, cells, versions
 * config.yaml                the resolved config
 * journal.jsonl              the experiment's own journal
 * cells/ID/journal.jsonl     each cell's journal
 * cells/ID/scores.csv        each test image's score: index,class,anomalous,score
 * cells/ID/classes.csv       what a classifier of all classes named: index,class,named
 * cells/ID/figures/*.png     curves and histograms
 * cells/ID/images/*.png      strips of lowest and highest scored test images, explanation.png,
 *                            attention.png
 * cells/ID/images/same-images/*.png           test images that every row was explained with
 * cells/ID/same-images.csv   which these are: index,class,anomalous,score,peak
 * cells/ID/images/PHASE/NAME-step-EPOCH.png   what a training has drawn on its way
 * cells/ID/checkpoints/PHASE.safetensors      where to go on; gone once the cell has ended well
 * cells/ID/model/            the fitted detector, where {@code save-models} is set
 * mlflow/                    how far the journals were mirrored, a file per server
 * report/                    index.html, table.csv, table.md, figures
 * </pre>
 *
 * @param root the folder
 */
public record RunFolder(Path root) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** Returns the folder of one cell. */
  public Path cell(CellRecord cell) {
    return root.resolve("cells").resolve(cell.id());
  }

  /** Returns the journal of one cell. */
  public Path cellJournal(CellRecord cell) {
    return cell(cell).resolve("journal.jsonl");
  }

  /** Returns the table of a cell's scores. */
  public Path scores(CellRecord cell) {
    return cell(cell).resolve("scores.csv");
  }

  /** Returns the experiment's own journal. */
  public Path journal() {
    return root.resolve("journal.jsonl");
  }

  /** Returns the resolved config. */
  public Path config() {
    return root.resolve("config.yaml");
  }

  /** Returns the folder of the report. */
  public Path report() {
    return root.resolve("report");
  }

  /** Returns what a cell's journal says. */
  public CellState state(CellRecord cell) {
    return CellState.of(Journal.read(cellJournal(cell)));
  }

  /** Returns whether an experiment was ever begun here. */
  public boolean exists() {
    return Files.exists(index());
  }

  /** Writes the list of cells, whole or not at all. */
  public void write(ExperimentRecord record) {
    try {
      AtomicFiles.write(index(), MAPPER.writeValueAsBytes(record));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the list of cells.
   *
   * @throws InvalidInputException if this is not a run folder
   */
  public ExperimentRecord read() {
    if (!Files.exists(index())) {
      throw new InvalidInputException(
          root.toString(), "is not a run folder: it has no experiment.json");
    }
    try {
      return MAPPER.readValue(index().toFile(), ExperimentRecord.class);
    } catch (JacksonException e) {
      throw new InvalidInputException(
          index().toString(), "is not the list of cells of a run: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new InvalidInputException(index().toString(), "cannot be read: " + e);
    }
  }

  /**
   * Returns when the list of cells was written last.
   *
   * @throws InvalidInputException if this is not a run folder
   */
  public FileTime written() {
    try {
      return Files.getLastModifiedTime(index());
    } catch (IOException e) {
      throw new InvalidInputException(
          root.toString(), "is not a run folder: it has no experiment.json");
    }
  }

  private Path index() {
    return root.resolve("experiment.json");
  }
}
