package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oddity.experiment.ConfigCatalogue;
import org.oddity.experiment.Registry;
import picocli.CommandLine;

class CommandsTest {
  @TempDir Path folder;

  static Set<String> everyCommand() {
    return Main.commandLine().getSubcommands().keySet();
  }

  static Set<String> everyName() {
    Registry registry = Installation.ofThisProgram().get(Registry.class);
    Set<String> names = new java.util.TreeSet<>(registry.detectors().keySet());
    names.addAll(registry.datasets().keySet());
    names.addAll(registry.backbones().keySet());
    ConfigCatalogue configs = Installation.ofThisProgram().configs();
    names.addAll(configs.names("detector"));
    names.addAll(configs.names("dataset"));
    names.addAll(configs.names("backbone"));
    names.add("experiment");
    return names;
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void everyCommandHasHelp(String name) {
    CommandLine command = Main.commandLine().getSubcommands().get(name);
    if (!command.getCommandSpec().usageMessage().hidden() && !name.equals("help")) {
      TestingCommandLine.Result result = TestingCommandLine.run(name, "--help");
      assertThat(result.code()).isZero();
      assertThat(result.out()).contains("Usage: oddity " + name);
      assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
    }
  }

  static List<CommandLine> everyCommandAndItsOwn() {
    List<CommandLine> commands = new ArrayList<>();
    gather(Main.commandLine(), commands);
    return commands;
  }

  private static void gather(CommandLine command, List<CommandLine> commands) {
    boolean ours = !command.getCommandSpec().usageMessage().hidden();
    if (ours && !command.getCommandName().equals("help")) {
      commands.add(command);
    }
    command.getSubcommands().values().forEach(each -> gather(each, commands));
  }

  @ParameterizedTest
  @MethodSource("everyCommandAndItsOwn")
  void helpBeginsWithASentenceAndNamesEveryValue(CommandLine command) {
    assertThat(command.getCommandSpec().usageMessage().description()[0]).endsWith(".");
    assertThat(command.getUsageMessage()).doesNotContainPattern("<[a-z]");
  }

  @ParameterizedTest
  @MethodSource("everyName")
  void everyNameCanBeDescribed(String name) {
    TestingCommandLine.Result result = TestingCommandLine.run("describe", name);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("OPTION");
  }

  @Test
  void listsAllThatIsRegistered() {
    String out = TestingCommandLine.run("list").out();
    everyName().stream()
        .filter(name -> !name.equals("experiment"))
        .forEach(name -> assertThat(out).contains("  " + name + " "));
    assertThat(out).contains("quickstart").contains("ocgan-cvpr2019");
  }

  @Test
  void listsWhatConfiguredDetectorsSayOfThemselves() {
    assertThat(TestingCommandLine.run("list", "detectors").out())
        .contains("configured detectors (configs/detector):")
        .containsPattern("  lbp-gaussian +Rotation-invariant local binary patterns")
        .doesNotContain("quickstart");
  }

  @Test
  void describesWhatAFileSetsBesideTheDefaults() {
    assertThat(TestingCommandLine.run("describe", "knn").out())
        .startsWith("knn: ")
        .contains("configs/detector/knn.yaml: Distance to the fifth nearest training image")
        .contains("'detector: knn' sets:")
        .contains("  preprocess: [{kind: gcn, norm: l1}, min-max, {kind: pca, variance: 0.95}]")
        .contains("  neighbours: 5")
        .containsPattern("(?m)^neighbours +");
    assertThat(TestingCommandLine.run("describe", "lbp-gaussian").out())
        .startsWith("lbp: ")
        .contains("  mapping: rotation-invariant-uniform");
    assertThat(TestingCommandLine.run("describe", "synthetic-shapes").out())
        .startsWith("synthetic: ")
        .contains("'dataset: synthetic-shapes' sets:")
        .contains("  size: 32");
    assertThat(TestingCommandLine.run("describe", "by-label").out())
        .contains("configs/detector/by-label.yaml: ")
        .doesNotContain("sets:");
  }

  @Test
  void describesBackbonesLayerByLayer() {
    assertThat(TestingCommandLine.run("describe", "dcgan-28").out())
        .startsWith("dcgan: ")
        .contains("Radford")
        .contains("  size: 28")
        .containsPattern("(?m)^width +")
        .contains("For images of 28x28x1")
        .containsPattern("convolution-3 +convolution 7×7 +\\[1, 1, 128\\]")
        .contains("935,488")
        .contains("935,489");
    assertThat(TestingCommandLine.run("describe", "dcgan", "--image", "64x64x1").out())
        .contains("For images of 64x64x1")
        .doesNotContain("sets:");
    TestingCommandLine.Result refused =
        TestingCommandLine.run("describe", "dcgan-28", "--image", "30x30x3");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("of size 28 takes images of 28x28, not 30x30x3");
    assertThat(TestingCommandLine.run("describe", "vgg11", "--image", "30").err())
        .contains("must be height, width and channels such as 32x32x3, was '30'");
    assertThat(TestingCommandLine.run("list", "backbones").out())
        .contains("configured backbones (configs/backbone):")
        .containsPattern("  resnet-20 +ResNet-20, the smallest")
        .doesNotContain("knn");
  }

  @Test
  void suggestsNamesOfConfigurations() {
    assertThat(TestingCommandLine.run("describe", "lbp-gausian").err())
        .contains("Did you mean 'lbp-gaussian'?");
  }

  @Test
  void printsVersions() {
    assertThat(TestingCommandLine.run("--version").out())
        .contains("oddity")
        .contains("java")
        .contains("cores");
  }

  @Test
  void suggestsWhatWasMeant() {
    TestingCommandLine.Result described = TestingCommandLine.run("describe", "isolation-forrest");
    assertThat(described.code()).isEqualTo(2);
    assertThat(described.err()).contains("Did you mean 'isolation-forest'?");
    TestingCommandLine.Result fetched = TestingCommandLine.run("data", "fetch", "cifar");
    assertThat(fetched.code()).isEqualTo(2);
    assertThat(fetched.err()).contains("Did you mean 'cifar10'?");
    TestingCommandLine.Result mistyped = TestingCommandLine.run("rnu");
    assertThat(mistyped.code()).isEqualTo(2);
    assertThat(mistyped.err())
        .startsWith("unknown command 'rnu'. Did you mean 'run'? Known: bench, ")
        .endsWith("See: oddity --help" + System.lineSeparator());
    assertThat(TestingCommandLine.run("run", "quickstart", "--onyl", "seed=1").err())
        .startsWith("unknown option '--onyl'. Did you mean '--only'?")
        .contains("See: oddity run --help");
    assertThat(TestingCommandLine.run("check", "quikstart.yaml").err())
        .startsWith("quikstart.yaml: is neither a file nor the name of an experiment.")
        .contains("Did you mean 'quickstart'?");
    assertThat(TestingCommandLine.run("report", "runs/nothing").err())
        .startsWith("runs/nothing: is neither a folder nor the name of a run.");
    assertThat(TestingCommandLine.run("report", folder.toString()).err())
        .contains("is not a run folder");
  }

  @Test
  void checksWithoutWritingAnything() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("x.yaml"),
            "{name: x, dataset: synthetic-textures, protocol: folder, detectors: [knn, pca]}");
    TestingCommandLine.Result result =
        TestingCommandLine.run("check", file.toString(), "--config", "--cells");
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("2 cells: 2 detectors × 1 task × 1 seed")
        .contains("bootstrap-rounds: 1000")
        .contains("synthetic-textures · pca · good · seed 1");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void saysWhichDataIsMissingAndHowToGetIt() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("x.yaml"),
            "name: x\ndataset: mnist\nprotocol: one-vs-rest\ndetectors: [knn]\n");
    TestingCommandLine.Result result =
        TestingCommandLine.run(
            "check", file.toString(), "--data", folder.resolve("empty").toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith(file + ":2:10: dataset: train-images-idx3-ubyte")
        .contains("oddity data fetch mnist")
        .contains(folder.resolve("empty").toString());
    assertThat(result.err().lines()).hasSize(1);
  }
}
