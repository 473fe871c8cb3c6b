package org.oddity.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.Seeds;
import org.oddity.data.split.LabelledImages;
import org.oddity.data.split.TestSet;
import org.oddity.evaluation.EvaluationOptions;
import org.oddity.evaluation.Evaluator;
import org.oddity.evaluation.NormalScale;
import org.oddity.experiment.CellListener;
import org.oddity.experiment.ScoredCell;
import org.oddity.tracking.AtomicFiles;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.ExperimentRecord;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;

/**
 * Writes a run folder as a real run leaves it, with made-up scores: some detectors on some tasks by
 * some seeds; cells can be made to fail or left out.
 */
public final class TestingRun {
  /** When everything in a run folder happened. */
  public static final long NOON = 1_767_268_800_000L;

  private static final ImageShape SHAPE = new ImageShape(16, 16, 3);

  private final Path root;
  private final Map<String, Double> detectors = new LinkedHashMap<>();
  private final Map<String, String> failures = new LinkedHashMap<>();
  private final Map<String, String> warnings = new LinkedHashMap<>();
  private final List<String> missing = new ArrayList<>();
  private List<String> tasks = List.of("airplane", "automobile", "bird");
  private List<Long> seeds = List.of(1L, 2L);
  private List<String> compareWith = List.of();
  private String oracle = "";
  private String protocol = "one-vs-rest";
  private String name = "cifar10-classical";
  private String description = "Classical detectors, each class of three as the normal one.";
  private CellListener listener = cell -> {};
  private int imagesPerClass = 40;
  private long shift;

  private TestingRun(Path root) {
    this.root = root;
  }

  /** Starts a run of four detectors, one of them an oracle, on three tasks by two seeds. */
  public static TestingRun in(Path root) {
    return new TestingRun(root)
        .detector("mean-image", 0.4)
        .detector("kde", 1.2)
        .detector("one-class-svm", 1.6)
        .detector("isolation-forest", 0.8)
        .oracle("one-class-svm");
  }

  /** Starts a run with that shape in which one cell failed and one was never started. */
  public static TestingRun unfinished(Path root) {
    return in(root)
        .failing("isolation-forest", "bird", 2, "it ran out of memory: 512 MiB were allowed")
        .leavingOut("mean-image", "bird", 2);
  }

  /** Adds a detector; anomalies score higher by {@code strength} standard deviations. */
  public TestingRun detector(String name, double strength) {
    detectors.put(name, strength);
    return this;
  }

  /** Leaves no detector. */
  public TestingRun withoutDetectors() {
    detectors.clear();
    return this;
  }

  /** Marks a detector as one that looks at test labels. */
  public TestingRun oracle(String detector) {
    oracle = detector;
    return this;
  }

  /** Names the tasks; each is also a class. */
  public TestingRun tasks(String... names) {
    tasks = List.of(names);
    return this;
  }

  /** Sets the seeds. */
  public TestingRun seeds(Long... values) {
    seeds = List.of(values);
    return this;
  }

  /** Names the protocol as configs do. */
  public TestingRun protocol(String kind) {
    protocol = kind;
    return this;
  }

  /** Names the experiment. */
  public TestingRun named(String experiment, String line) {
    name = experiment;
    description = line;
    return this;
  }

  /** Names published tables to be shown beside the run. */
  public TestingRun comparedWith(String... tables) {
    compareWith = List.of(tables);
    return this;
  }

  /** Sets how many test images each class has. */
  public TestingRun imagesPerClass(int images) {
    imagesPerClass = images;
    return this;
  }

  /** Gives every image another place in its dataset. */
  public TestingRun shiftedBy(long places) {
    shift = places;
    return this;
  }

  /** Makes one cell fail. */
  public TestingRun failing(String detector, String task, long seed, String reason) {
    failures.put(detector + task + seed, reason);
    return this;
  }

  /** Lets the training of one cell warn. */
  public TestingRun warning(String detector, String task, long seed, String sentence) {
    warnings.put(detector + task + seed, sentence);
    return this;
  }

  /** Leaves one cell out, as if the run had been stopped before it. */
  public TestingRun leavingOut(String detector, String task, long seed) {
    missing.add(detector + task + seed);
    return this;
  }

  /** Lets somebody hear of every scored cell. */
  public TestingRun heardBy(CellListener other) {
    listener = other;
    return this;
  }

  /** Writes the folder. */
  public RunFolder write() {
    RunFolder folder = new RunFolder(root);
    List<CellRecord> cells = cells();
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("oddity", "0.1.0 (commit 0123abc)");
    environment.put("java", "17.0.15");
    environment.put("processor", "Example CPU, 8 cores");
    environment.put("home", "/home/somebody/experiments");
    folder.write(
        new ExperimentRecord(
            name,
            description,
            NOON,
            "5f3c".repeat(16),
            "one class is normal, all others are anomalous",
            cells,
            compareWith,
            environment,
            List.of()));
    try {
      AtomicFiles.write(folder.config(), config().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cells.forEach(cell -> writeCell(folder, cell));
    return folder;
  }

  private String config() {
    return "name: "
        + name
        + "\ndataset: cifar10\ndata: /home/somebody/data\nseeds: "
        + seeds
        + "\n";
  }

  private List<CellRecord> cells() {
    List<CellRecord> cells = new ArrayList<>();
    int number = 0;
    for (String detector : detectors.keySet()) {
      for (int task = 0; task < tasks.size(); task++) {
        for (long seed : seeds) {
          cells.add(
              new CellRecord(
                  "cell%03d".formatted(number++),
                  "cifar10",
                  tasks.get(task),
                  task,
                  detector,
                  detector.equals(oracle),
                  seed));
        }
      }
    }
    return cells;
  }

  private void writeCell(RunFolder folder, CellRecord cell) {
    String key = cell.detector() + cell.task() + cell.seed();
    if (missing.contains(key)) {
      return;
    }
    try (Journal journal = Journal.open(folder.cellJournal(cell))) {
      journal.append(new JournalEvent.Started(NOON, 1));
      params(journal, cell);
      if (warnings.containsKey(key)) {
        journal.append(
            new JournalEvent.Tag(NOON, JournalEvent.WARNING + "collapse", warnings.get(key)));
      }
      if (failures.containsKey(key)) {
        journal.append(
            new JournalEvent.Finished(NOON, JournalEvent.Status.FAILED, failures.get(key)));
        return;
      }
      score(folder, cell, journal);
      journal.append(new JournalEvent.Finished(NOON + 9000, JournalEvent.Status.FINISHED, ""));
    }
  }

  private void params(Journal journal, CellRecord cell) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("dataset", cell.dataset());
    params.put("protocol", protocol);
    params.put("task", cell.task());
    params.put("detector", cell.detector());
    params.put("seed", Long.toString(cell.seed()));
    params.put("classes", String.join(",", tasks));
    params.forEach((k, value) -> journal.append(new JournalEvent.Param(NOON, k, value)));
  }

  private void score(RunFolder folder, CellRecord cell, Journal journal) {
    TestSet test = testSet(cell);
    SplittableRandom random = new Seeds(cell.seed()).stream(cell.detector() + cell.task());
    double strength = detectors.get(cell.detector());
    double[] scores = new double[test.classes().length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = gaussian(random) + (test.labelled().anomalous()[i] ? strength : 0);
    }
    AnomalyScores validation = AnomalyScores.of(-1, -0.5, 0, 0.5, 1);
    double threshold = metrics(journal, test, AnomalyScores.of(scores), validation, cell.seed());
    files(folder.cell(cell), test, scores);
    listener.scored(
        new ScoredCell(
            cell,
            folder.cell(cell),
            test,
            tasks,
            AnomalyScores.of(scores),
            Optional.empty(),
            threshold,
            NormalScale.of(validation.values()),
            journal));
  }

  private static double metrics(
      Journal journal, TestSet test, AnomalyScores scores, AnomalyScores validation, long seed) {
    Map<String, Double> test_ =
        Evaluator.evaluate(
                scores,
                test.labelled().anomalous(),
                validation,
                EvaluationOptions.byDefault(),
                new Seeds(seed))
            .asMetrics();
    test_.forEach(
        (key, value) -> journal.append(new JournalEvent.Metric(NOON, "test/" + key, value, 0)));
    Map.of(
            "time/data-seconds", 0.25,
            "time/fit-seconds", 3.5 * seed,
            "time/score-seconds", 0.5,
            "memory/peak-mib", 321.0)
        .forEach((key, value) -> journal.append(new JournalEvent.Metric(NOON, key, value, 0)));
    return test_.get("threshold");
  }

  private static void files(Path folder, TestSet test, double[] scores) {
    StringBuilder csv = new StringBuilder("index,class,anomalous,score\n");
    for (int i = 0; i < scores.length; i++) {
      csv.append(test.indices()[i]).append(',').append(test.classes()[i]).append(',');
      csv.append(test.labelled().anomalous()[i] ? 1 : 0).append(',').append(scores[i]);
      csv.append('\n');
    }
    String split =
        """
        part,class,role,images
        train,"airplane",normal,4500
        validation,"airplane",normal,500
        test,"airplane",normal,40
        test,"say ""car"", or auto",anomalous,40
        """;
    try {
      Files.writeString(folder.resolve("scores.csv"), csv);
      Files.writeString(folder.resolve("split.csv"), split);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TestSet testSet(CellRecord cell) {
    int count = imagesPerClass * tasks.size();
    int[] classes = new int[count];
    int[] indices = new int[count];
    boolean[] anomalous = new boolean[count];
    float[] pixels = new float[count * SHAPE.size()];
    for (int i = 0; i < count; i++) {
      classes[i] = i % tasks.size();
      indices[i] = Math.toIntExact(i + shift);
      anomalous[i] = classes[i] != cell.taskIndex();
      paint(pixels, i, classes[i]);
    }
    LabelledImages labelled = new LabelledImages(ImageBatch.wrap(SHAPE, pixels), anomalous);
    return new TestSet(labelled, classes, indices);
  }

  /** A coloured disc, its place and colour by class, its size by number. */
  private static void paint(float[] pixels, int image, int kind) {
    for (int i = 0; i < SHAPE.size(); i++) {
      int x = i / 3 % 16;
      int y = i / 48;
      boolean inside = Math.hypot(x - 5 - 2 * kind, y - 8) < 3 + image % 4;
      float level = inside ? (i % 3 == kind % 3 ? 0.9f : 0.25f) : 0.55f + 0.02f * y;
      pixels[image * SHAPE.size() + i] = level;
    }
  }

  private static double gaussian(SplittableRandom random) {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
