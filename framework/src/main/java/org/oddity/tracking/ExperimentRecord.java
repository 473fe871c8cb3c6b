package org.oddity.tracking;

import java.util.List;

/**
 * What a run folder holds, written before the first cell starts.
 *
 * @param name the experiment's name
 * @param description one line, may be empty
 * @param created milliseconds since 1970
 * @param configHash SHA-256 of the resolved config
 * @param protocol the protocol in words
 * @param cells all cells in the order of the matrix
 * @param compareWith names of published tables shown beside ours
 * @param environment versions and hardware, by name
 * @param variants which rows are variants of one entry
 */
public record ExperimentRecord(
    String name,
    String description,
    long created,
    String configHash,
    String protocol,
    List<CellRecord> cells,
    List<String> compareWith,
    java.util.Map<String, String> environment,
    List<VariantRecord> variants) {
  public ExperimentRecord {
    cells = List.copyOf(cells);
    compareWith = List.copyOf(compareWith);
    environment = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(environment));
    // Folders of earlier versions do not name them.
    variants = variants == null ? List.of() : List.copyOf(variants);
  }
}
