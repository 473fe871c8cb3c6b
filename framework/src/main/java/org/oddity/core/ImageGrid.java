package org.oddity.core;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Images to look at in rows below each other, such as originals and their reconstructions.
 *
 * @param rows from the top, at least one; a column shows the same image's fate in each row
 */
public record ImageGrid(List<Row> rows) {
  public ImageGrid {
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("an image grid needs at least one row");
    }
  }

  /** Returns a grid of these rows. */
  public static ImageGrid of(Row... rows) {
    return new ImageGrid(List.of(rows));
  }

  /** Returns a row. */
  public static Row row(String title, ImageBatch images) {
    return new Row(title, images);
  }

  /**
   * One row.
   *
   * @param title a word or two, such as {@code originals}
   * @param images values outside [0, 1] are shown as the nearest of them
   */
  public record Row(String title, ImageBatch images) {
    public Row {
      requireNonNull(title, "title is null");
      requireNonNull(images, "images is null");
    }
  }
}
