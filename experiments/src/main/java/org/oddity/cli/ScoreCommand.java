package org.oddity.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.oddity.config.Problems;
import org.oddity.core.InvalidInputException;
import org.oddity.data.folder.ImageSelection;
import org.oddity.experiment.model.ModelFolder;
import org.oddity.experiment.model.ModelStore;
import org.oddity.experiment.model.SavedDetector;
import org.oddity.experiment.scoring.FileScoring;
import org.oddity.explanation.Explainer;
import org.oddity.report.scoring.ScoreFolder;
import org.oddity.report.scoring.ScorePictures;
import org.oddity.report.scoring.ScoreTable;
import org.oddity.tensor.Parallelism;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores image files with a saved detector. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = {
      "Scores image files with a detector that an experiment kept (save-models: true).",
      "Writes scores.csv and scores.json; with --pictures, --explain and --frames also pictures.",
      "Example: oddity score runs/NAME/cells/ID photos --pictures"
    })
final class ScoreCommand implements Callable<Integer> {
  private final Installation installation;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = {
        "A cell's folder, the folder model in it or its detector.json; a run folder or the name of"
            + " one below runs, if only one of its cells kept its detector."
      })
  private Path model;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "IMAGES",
      description = {
        "PNG, JPEG, BMP or TIFF files, and folders of them (but not the folders in those), taken in"
            + " natural order: frame2 before frame10."
      })
  private List<Path> images;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "scores",
      description = {
        "Where to write (default: scores).",
        "What an earlier scoring wrote there is replaced."
      })
  private Path out;

  @Option(
      names = "--pictures",
      description = {
        "Also draw each image with its decision, and its anomaly map where the detector has one."
      })
  private boolean pictures;

  @Option(
      names = "--frames",
      description = {
        "The images follow one another, such as those of a video: also draw them as one sheet, an"
            + " animation and a curve of their scores."
      })
  private boolean frames;

  @Option(
      names = "--frames-per-second",
      paramLabel = "N",
      defaultValue = "10",
      description = "Speed of the animation, 0.1 to 50 (default: 10).")
  private double framesPerSecond;

  @Mixin private ExplanationArguments explanation;

  /** Weights of backbones that were trained elsewhere are not in a saved detector. */
  @Mixin private DataOption data;

  @Spec private CommandSpec spec;

  ScoreCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public Integer call() {
    if (!(framesPerSecond >= 0.1 && framesPerSecond <= 50)) {
      throw new ParameterException(
          spec.commandLine(),
          "--frames-per-second: must be from 0.1 to 50, was " + framesPerSecond);
    }
    explanation.check();
    Problems problems = new Problems();
    Path folder = found(problems, () -> ModelFolder.find(RunArgument.model(model)));
    List<Path> files = found(problems, () -> ImageSelection.of(images));
    problems.throwIfAny();
    installation.requireUsableGpus();
    installation.dataHome(data.folder());
    try (ScoreFolder written = ScoreFolder.begin(out);
        SavedDetector detector = installation.get(ModelStore.class).load(folder)) {
      ScoreConsole console = new ScoreConsole(spec.commandLine().getOut(), files.size());
      Optional<Explainer> explainer = explanation.explainer(detector, model);
      console.begin(detector, installation.get(Parallelism.class).threads());
      FileScoring.Result result = score(detector, files, explainer, written, console);
      written.write(ScoreFolder.CSV, ScoreTable.csv(detector, result.files()));
      written.write(ScoreFolder.JSON, ScoreTable.json(detector, result.files()));
      console.end(result, frames, written.publish());
    }
    return ExitCodes.DONE;
  }

  /** Returns null where there are problems, which are then to be thrown. */
  private static <T> T found(Problems problems, Supplier<T> search) {
    try {
      return search.get();
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
      return null;
    }
  }

  private FileScoring.Result score(
      SavedDetector detector,
      List<Path> files,
      Optional<Explainer> explainer,
      ScoreFolder written,
      ScoreConsole console) {
    ScorePictures.Wanted wanted =
        new ScorePictures.Wanted(
            written.staging(),
            files.size(),
            pictures,
            explainer.isPresent(),
            frames ? OptionalDouble.of(framesPerSecond) : OptionalDouble.empty());
    try (ScorePictures drawing = new ScorePictures(detector, wanted)) {
      FileScoring.Result result =
          FileScoring.score(
              detector,
              files,
              new FileScoring.Wanted(pictures || frames, explainer),
              batch -> {
                drawing.add(batch);
                console.scored(batch);
              });
      drawing.finish(result.files());
      return result;
    }
  }
}
