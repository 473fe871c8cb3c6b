package org.oddity.report.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.oddity.evaluation.published.PublishedTables;
import org.oddity.report.plot.Numbers;
import org.oddity.report.run.CellResult;
import org.oddity.report.run.RunResults;
import org.oddity.report.table.DetectorCost;
import org.oddity.report.table.ResultTable;
import org.oddity.report.table.ResultTables;
import org.oddity.report.table.TableMetric;

/** All that the page's template asks for. */
record PageView(
    String style,
    String name,
    String description,
    String summary,
    String date,
    Status status,
    List<Panel> panels,
    List<SweepView> sweeps,
    List<RanksView> ranks,
    List<TaskView> tasks,
    List<DetectorCost> costs,
    List<Remark> failures,
    List<Remark> warnings,
    List<String> unknownTables,
    String config,
    String hash,
    List<Fact> environment,
    String command) {

  /** Whether the run has more pictures of its cells than the page. */
  boolean partial() {
    return tasks.stream().anyMatch(TaskView::partial);
  }

  /** How far the run is; parts in percent of all cells. */
  record Status(
      int all, int done, int failed, int open, String doneShare, String failedShare, String time) {
    boolean complete() {
      return done == all;
    }
  }

  /** One metric's tables. */
  record Panel(String slug, String title, boolean first, List<TableView> tables) {}

  /** A cell and what must be known of it: why it failed, or what its training warned of. */
  record Remark(String detector, String task, long seed, String reason) {
    static Remark of(CellResult cell, String reason) {
      return new Remark(cell.cell().detector(), cell.cell().task(), cell.cell().seed(), reason);
    }
  }

  /** A name and a value. */
  record Fact(String name, String value) {}

  static PageView of(RunResults results, PublishedTables published, PageDetail detail) {
    List<ResultTable> auroc = ResultTables.of(results, TableMetric.AUROC, published);
    return new PageView(
        Templates.read("page.css"),
        results.experiment().name(),
        results.experiment().description(),
        summary(results),
        date(results.experiment().created()),
        status(results),
        panels(results, published),
        SweepView.of(results),
        RanksView.of(auroc),
        tasks(results, auroc, detail),
        DetectorCost.of(results),
        failures(results),
        warnings(results),
        results.experiment().compareWith().stream()
            .filter(reference -> published.defect(reference).isPresent())
            .toList(),
        results.config(),
        results.experiment().configHash(),
        facts(results),
        "oddity run config.yaml");
  }

  private static List<Fact> facts(RunResults results) {
    List<Fact> facts = new ArrayList<>();
    results.experiment().environment().forEach((name, value) -> facts.add(new Fact(name, value)));
    results
        .reused()
        .forEach((run, cells) -> facts.add(new Fact("reused from " + run, cells + " cells")));
    return facts;
  }

  static String date(long time) {
    return DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
        .format(Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC));
  }

  private static String summary(RunResults results) {
    List<String> parts = new ArrayList<>();
    for (String dataset : results.datasets()) {
      parts.add(
          String.format(
              Locale.ROOT,
              "%s: %s × %s × %s",
              dataset,
              count(results.detectors(dataset).size(), "detector"),
              count(results.tasks(dataset).size(), "task"),
              count(results.seeds(dataset).size(), "seed")));
    }
    return results.experiment().protocol() + " · " + String.join(" · ", parts);
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static Status status(RunResults results) {
    int all = results.cells().size();
    int done = results.count(CellResult.Outcome.DONE);
    int failed = results.count(CellResult.Outcome.FAILED);
    return new Status(
        all,
        done,
        failed,
        all - done - failed,
        share(done, all),
        share(failed, all),
        Numbers.duration(results.seconds()));
  }

  private static String share(int part, int all) {
    return String.format(Locale.ROOT, "%.2f", all == 0 ? 0 : 100.0 * part / all);
  }

  private static List<Panel> panels(RunResults results, PublishedTables published) {
    List<Panel> panels = new ArrayList<>();
    for (TableMetric metric : TableMetric.values()) {
      List<ResultTable> tables = ResultTables.of(results, metric, published);
      if (metric == TableMetric.AUROC || tables.stream().anyMatch(ResultTable::hasValues)) {
        List<TableView> views =
            tables.stream().map(table -> TableView.of(table, tables.size() == 1)).toList();
        panels.add(new Panel(metric.slug(), metric.title(), panels.isEmpty(), views));
      }
    }
    return panels;
  }

  private static List<TaskView> tasks(
      RunResults results, List<ResultTable> tables, PageDetail detail) {
    List<TaskView> views = new ArrayList<>();
    for (ResultTable table : tables) {
      for (int task = 0; task < table.tasks().size(); task++) {
        String name = table.tasks().get(task);
        String title = tables.size() == 1 ? name : table.dataset() + " · " + name;
        views.add(TaskView.of(results, table, task, title, detail));
      }
    }
    return views;
  }

  private static List<Remark> failures(RunResults results) {
    return results.cells().stream()
        .filter(cell -> cell.outcome() == CellResult.Outcome.FAILED)
        .map(cell -> Remark.of(cell, cell.reason()))
        .toList();
  }

  private static List<Remark> warnings(RunResults results) {
    return results.cells().stream()
        .flatMap(cell -> cell.warnings().stream().map(warning -> Remark.of(cell, warning)))
        .toList();
  }
}
