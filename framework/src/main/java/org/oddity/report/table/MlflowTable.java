package org.oddity.report.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a table as the JSON that MLflow's page shows as a table: columns and rows of values. */
public final class MlflowTable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private MlflowTable() {}

  /** Returns the means over seeds in full precision, nothing where there is none. */
  public static String of(ResultTable table) {
    List<String> columns = new ArrayList<>();
    columns.add("method");
    columns.addAll(table.tasks());
    columns.add("mean");
    List<List<Object>> data = new ArrayList<>();
    for (ResultTable.Row row : table.rows()) {
      List<Object> values = new ArrayList<>();
      values.add(
          row.name() + (row.oracle() ? " (oracle)" : "") + (row.published() ? " (published)" : ""));
      for (TableEntry entry : row.entries()) {
        values.add(entry.value().map(value -> value.mean()).orElse(null));
      }
      data.add(values);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("columns", columns);
    json.put("data", data);
    try {
      return MAPPER.writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write a table as JSON", e);
    }
  }
}
