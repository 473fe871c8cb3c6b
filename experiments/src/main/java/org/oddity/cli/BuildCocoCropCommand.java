package org.oddity.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.oddity.config.ConfigNode;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.core.Place;
import org.oddity.data.DataHome;
import org.oddity.data.Part;
import org.oddity.data.coco.CropBuilder;
import org.oddity.data.coco.CropManifest;
import org.oddity.data.coco.CropRecipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes COCO-crop and its masked twin out of COCO 2017. */
@Command(
    name = "coco-crop",
    mixinStandardHelpOptions = true,
    description =
        "Cuts ten kinds of object out of COCO 2017, with and without their background; see"
            + " docs/coco-crop.md.")
final class BuildCocoCropCommand implements Callable<Integer> {
  private static final String COMMAND_LINE = "command line";

  private final Installation installation;

  @Spec private CommandSpec spec;

  @Mixin private DataOption data;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description =
          "Folder of annotations/, train2017/ and val2017/ (default: coco below the data folder).")
  private Path from;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Folder to make (default: coco-crop below the data folder).")
  private Path to;

  @Option(names = "--replace", description = "Put it in the place of the COCO-crop that is there.")
  private boolean replace;

  @Option(names = "--train", paramLabel = "N", description = "Training crops of a class (500).")
  private String train;

  @Option(names = "--test", paramLabel = "N", description = "Test crops of a class (50).")
  private String test;

  @Option(names = "--size", paramLabel = "N", description = "Rows and columns of a crop (32).")
  private String size;

  @Option(
      names = "--shortest-side",
      paramLabel = "PIXELS",
      description = "Least length of both sides of an object's box (50).")
  private String shortestSide;

  @Option(
      names = "--longest-shape",
      paramLabel = "RATIO",
      description = "Most length of a box's longer side over its shorter (2: aspect 0.5 to 2).")
  private String longestShape;

  @Option(names = "--seed", paramLabel = "N", description = "Chooses among the objects (1).")
  private String seed;

  BuildCocoCropCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    DataHome home = installation.dataHome(data.folder());
    Path target = to == null ? home.folder("coco-crop") : to;
    CropManifest manifest =
        new CropBuilder(
                from == null ? home.folder("coco") : from, target, recipe(), new BuildConsole(out))
            .build(replace);
    print(out, manifest);
    out.println(target + ": see manifest.json and contact-sheet.png");
    out.flush();
    return ExitCodes.DONE;
  }

  /** What is not given has the default that the recipe itself declares. */
  private CropRecipe recipe() {
    ConfigNode.Mapping given = ConfigNode.Mapping.empty(Place.of(COMMAND_LINE));
    given = with(given, "train", train);
    given = with(given, "test", test);
    given = with(given, "size", size);
    given = with(given, "shortest-side", shortestSide);
    given = with(given, "longest-shape", longestShape);
    given = with(given, "seed", seed);
    return RecordBinder.bindOrThrow(given, "", CropRecipe.class);
  }

  private static ConfigNode.Mapping with(ConfigNode.Mapping given, String key, String value) {
    return value == null ? given : given.with(key, YamlReader.readValue(value, COMMAND_LINE));
  }

  private static void print(PrintWriter out, CropManifest manifest) {
    out.printf("%-12s %10s %6s %5s%n", "class", "candidates", "train", "test");
    for (CropManifest.ClassCount each : manifest.classes()) {
      String shortfall =
          each.missing() == 0 ? "" : "  " + each.missing() + " fewer than the recipe asks for";
      out.printf(
          "%-12s %10d %6d %5d%s%n",
          each.name(), each.candidates(), each.train(), each.test(), shortfall);
    }
    out.printf(
        "%d crops to train, %d to test, each with and without its background%n",
        manifest.count(Part.TRAIN), manifest.count(Part.TEST));
  }
}
