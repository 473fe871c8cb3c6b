package org.oddity.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.config.Options;
import org.oddity.core.Seeds;
import org.oddity.data.DataHome;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.Estimate;
import org.oddity.detector.Workload;
import org.oddity.experiment.protocol.SplitPlan;
import org.oddity.experiment.protocol.SplitTable;
import org.oddity.experiment.protocol.Task;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.RunFolder;
import org.oddity.tracking.VariantRecord;

/**
 * A checked experiment: every name is found, every option fits, the data is there.
 *
 * @param config as written
 * @param datasets opened
 * @param detectors the rows, variants unfolded
 * @param halved entries whose variants go through rounds, of which {@code detectors} has those that
 *     have begun
 */
public record ExperimentPlan(
    ExperimentConfig config,
    List<ResolvedDataset> datasets,
    List<ResolvedDetector> detectors,
    List<HalvedEntry> halved) {
  /**
   * Raised whenever reading, splitting, scoring or evaluating changes what a cell gives, so that
   * cells finished by older code are run again.
   */
  static final int RESULT_REVISION = 1;

  public ExperimentPlan {
    datasets = List.copyOf(datasets);
    detectors = List.copyOf(detectors);
    halved = List.copyOf(halved);
  }

  /** Returns the same experiment with other rows. */
  ExperimentPlan with(List<ResolvedDetector> rows) {
    return new ExperimentPlan(config, datasets, rows, halved);
  }

  /** Returns the number of cells. */
  public int size() {
    int tasks = datasets.stream().mapToInt(dataset -> dataset.tasks().size()).sum();
    return tasks * detectors.size() * config.seeds().size();
  }

  /** Returns which rows are variants of one entry. */
  public List<VariantRecord> variants() {
    return detectors.stream().flatMap(detector -> detector.variant().stream()).toList();
  }

  /** Returns the whole config with all names looked up and all defaults filled in. */
  public Map<String, Object> resolved() {
    return resolved(detectors);
  }

  private Map<String, Object> resolved(List<ResolvedDetector> detectors) {
    Map<String, Object> resolved = new LinkedHashMap<>();
    resolved.put("name", config.name());
    resolved.put("description", config.description());
    List<Object> data = new ArrayList<>();
    datasets.forEach(d -> data.add(named("dataset", d.registered(), d.options())));
    resolved.put("dataset", data.size() == 1 ? data.get(0) : data);
    resolved.put("protocol", protocol());
    Map<String, Object> rows = new LinkedHashMap<>();
    detectors.forEach(d -> rows.put(d.name(), named("detector", d.registered(), d.options())));
    resolved.put("detectors", rows);
    resolved.put("seeds", config.seeds());
    resolved.put("compare-with", config.compareWith());
    resolved.put("evaluation", Options.plain(config.evaluation()));
    return resolved;
  }

  /**
   * Returns the resolved config and where and how it runs, as {@code config.yaml} keeps it: without
   * credentials.
   */
  public String yaml() {
    Map<String, Object> all = resolved();
    config.explain().ifPresent(options -> all.put("explain", Options.plain(options)));
    all.put("tracking", Options.plain(config.tracking().withoutCredentials()));
    all.put("runner", Options.plain(config.runner()));
    all.put("save-models", config.saveModels());
    all.put("figures", config.figures());
    return YamlText.of(all);
  }

  /**
   * Returns the hash of the resolved config with the rows of all rounds, whatever runs it, wherever
   * it is mirrored and however far it is.
   */
  public String hash() {
    List<ResolvedDetector> later =
        halved.stream().flatMap(entry -> entry.later().stream()).toList();
    List<ResolvedDetector> rows = new ArrayList<>(detectors);
    rows.removeAll(new HashSet<>(later));
    rows.addAll(later);
    return CanonicalJson.hash(resolved(rows));
  }

  /** Returns all cells in the order of the matrix; reads each dataset once for its checksum. */
  public List<CellSpec> cells(RunFolder folder, DataHome home) {
    List<CellSpec> cells = new ArrayList<>();
    for (ResolvedDataset dataset : datasets) {
      for (Task task : dataset.tasks()) {
        for (ResolvedDetector detector : detectors) {
          for (long seed : config.seeds()) {
            cells.add(cell(folder, home, dataset, task, detector, seed));
          }
        }
      }
    }
    return cells;
  }

  private CellSpec cell(
      RunFolder folder,
      DataHome home,
      ResolvedDataset dataset,
      Task task,
      ResolvedDetector detector,
      long seed) {
    CellRecord cell =
        new CellRecord(
            identity(dataset, task, detector, seed),
            dataset.name(),
            task.name(),
            task.index(),
            detector.name(),
            detector.oracle(),
            seed);
    return new CellSpec(
        cell,
        folder.cell(cell).toAbsolutePath().toString(),
        home.root().toAbsolutePath().toString(),
        dataset.registered(),
        Options.plain(dataset.options()),
        protocol(),
        task,
        detector.registered(),
        Options.plain(detector.options()),
        Options.plain(config.evaluation()),
        explanation(dataset, detector),
        config.saveModels(),
        config.figures(),
        0);
  }

  private Map<String, Object> explanation(ResolvedDataset dataset, ResolvedDetector detector) {
    return config
        .explain()
        .filter(options -> detector.layers(dataset.dataset().shape(), options).isPresent())
        .map(Options::plain)
        .orElse(Map.of());
  }

  /**
   * Returns the hash of all that a cell's result depends on; names in the table are not part, nor
   * is what is kept or drawn of it.
   */
  private String identity(
      ResolvedDataset dataset, Task task, ResolvedDetector detector, long seed) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("revision", RESULT_REVISION);
    parts.put("dataset", named("dataset", dataset.registered(), dataset.options()));
    parts.put("checksum", dataset.dataset().checksum());
    // Which other classes the experiment goes through does not change this one's result.
    Map<String, Object> protocol = new LinkedHashMap<>(protocol());
    protocol.keySet().removeAll(List.of("normal", "anomaly"));
    parts.put("protocol", protocol);
    parts.put("class", task.classIndex());
    parts.put("detector", named("detector", detector.registered(), detector.options()));
    parts.put("detector-revision", detector.factory().revision());
    parts.put("seed", seed);
    parts.put("evaluation", Options.plain(config.evaluation()));
    return CanonicalJson.hash(parts).substring(0, 16);
  }

  /** Returns how many images a task has in each part, for the first seed. */
  public SplitTable split(ResolvedDataset dataset, Task task) {
    return SplitTable.of(dataset.dataset(), splitPlan(dataset, task));
  }

  /** Returns what one cell of a row will roughly cost. */
  public Estimate estimate(ResolvedDataset dataset, Task task, ResolvedDetector detector) {
    SplitPlan plan = splitPlan(dataset, task);
    Workload workload =
        new Workload(dataset.dataset().shape(), plan.training().count(), plan.test().count());
    return estimate(detector.factory(), detector.options(), workload);
  }

  private SplitPlan splitPlan(ResolvedDataset dataset, Task task) {
    return config.protocol().plan(dataset.dataset(), task, new Seeds(config.seeds().get(0)));
  }

  private static <O extends Record> Estimate estimate(
      DetectorFactory<O> factory, Record options, Workload workload) {
    return factory.estimate(factory.optionsType().cast(options), workload);
  }

  private Map<String, Object> protocol() {
    return Options.plainWithKind(config.protocol());
  }

  private static Map<String, Object> named(String key, String registered, Record options) {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put(key, registered);
    named.putAll(Options.plain(options));
    return named;
  }
}
