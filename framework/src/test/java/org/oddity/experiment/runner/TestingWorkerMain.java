package org.oddity.experiment.runner;

import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import org.oddity.experiment.Registry;
import org.oddity.experiment.TestingDatasetFactory;
import org.oddity.experiment.TestingDetectorFactory;
import org.oddity.experiment.TestingImageFiles;
import org.oddity.experiment.TestingTrainedDetectorFactory;
import org.oddity.experiment.cell.CellRunner;
import org.oddity.experiment.model.ModelStore;
import org.oddity.tensor.Parallelism;

/** A worker process that knows only the testing dataset and detectors. */
public final class TestingWorkerMain {
  private TestingWorkerMain() {}

  public static void main(String[] arguments) {
    PrintStream messages = System.out;
    System.setOut(System.err);
    Registry registry =
        new Registry(
            Map.of("pixels", new TestingDatasetFactory()),
            Map.of(
                "mean", new TestingDetectorFactory(),
                "autoencoder", new TestingTrainedDetectorFactory()),
            Map.of());
    CellRunner runner =
        new CellRunner(
            registry,
            Set.of(new TestingImageFiles()),
            new ModelStore(registry, new Parallelism(1)));
    new WorkerLoop(runner).run(System.in, messages);
  }
}
