package org.oddity.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.backbone.BackboneChoice;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.data.DataHome;
import org.oddity.tracking.RunFolder;

class BackboneChoicesTest {
  @TempDir Path folder;
  private Path configs;

  @BeforeEach
  void writeConfigs() throws IOException {
    configs = Files.createDirectories(folder.resolve("configs"));
    for (String kind : List.of("detector", "backbone")) {
      Files.createDirectories(configs.resolve(kind));
    }
    Files.writeString(
        configs.resolve("backbone/plain-16.yaml"), "# small\nbackbone: plain\nwidth: 16\n");
    Files.writeString(
        configs.resolve("detector/small.yaml"),
        "# small\ndetector: network\nbackbone: {backbone: plain-16, latent: 9}\ncritic: plain-16\n");
  }

  private ExperimentPlan plan(String detectors, String... overrides) {
    Registry registry =
        new Registry(
            Map.of("pixels", new TestingDatasetFactory()),
            Map.of("network", new TestingNetworkDetectorFactory()),
            Map.of("plain", new TestingNetworkDetectorFactory.Plain()));
    return new ExperimentPlanner(registry)
        .plan(
            "name: test\ndataset: pixels\nprotocol: one-vs-rest\ndetectors:\n" + detectors,
            List.of(overrides),
            new ConfigCatalogue(configs),
            new DataHome(folder.resolve("data")));
  }

  private TestingNetworkDetectorFactory.Options options(String entry, String... overrides) {
    ExperimentPlan plan = plan("  x: " + entry + "\n", overrides);
    return (TestingNetworkDetectorFactory.Options) plan.detectors().get(0).options();
  }

  private static BackboneChoice plain(long width, long latent) {
    return new BackboneChoice("plain", Map.of("width", width, "latent", latent, "slope", 0.2));
  }

  @Test
  void aNameIsLookedUpAndItsDefaultsAreWrittenOut() {
    assertThat(options("{detector: network, backbone: plain-16}").backbone())
        .isEqualTo(plain(16, 128));
    assertThat(options("{detector: network, backbone: plain}").backbone())
        .isEqualTo(plain(64, 128));
    assertThat(options("{detector: network}").backbone()).isEqualTo(plain(8, 128));
  }

  @Test
  void optionsAreLaidOverWhatIsChosen() {
    assertThat(options("{detector: network, backbone: {backbone: plain-16, latent: 3}}").backbone())
        .isEqualTo(plain(16, 3));
    assertThat(options("{detector: network, backbone: {latent: 3}}").backbone())
        .isEqualTo(plain(8, 3));
    assertThat(options("{detector: small, backbone: {width: 5}}").backbone())
        .isEqualTo(plain(5, 9));
    assertThat(options("{detector: small, critic: {width: 5}}").critic()).hasValue(plain(5, 128));
    assertThat(options("{detector: small, backbone: plain}").backbone())
        .as("another backbone has other options")
        .isEqualTo(plain(64, 128));
  }

  @Test
  void theCommandLineReachesOptionsOfBackbones() {
    assertThat(options("{detector: network, backbone: plain-16}", "detectors.x.backbone.latent=2"))
        .extracting(TestingNetworkDetectorFactory.Options::backbone)
        .isEqualTo(plain(16, 2));
    assertThat(options("small", "detectors.x.backbone.width=3").backbone()).isEqualTo(plain(3, 9));
    assertThat(options("small", "detectors.x.backbone=plain").backbone()).isEqualTo(plain(64, 128));
    assertThat(options("network", "detectors.x.backbone.width=3").backbone())
        .isEqualTo(plain(3, 128));
    assertThat(options("network", "detectors.x.inner.teacher=plain-16").inner().teacher())
        .hasValue(plain(16, 128));
  }

  @Test
  void backbonesAreFoundWhereverOptionsHoldThem() {
    TestingNetworkDetectorFactory.Options options =
        options(
            "{detector: network, inner: {teacher: plain-16}, more: [plain-16, {backbone: plain, width: 1}]}");
    assertThat(options.inner().teacher()).hasValue(plain(16, 128));
    assertThat(options.more()).containsExactly(plain(16, 128), plain(1, 128));
    assertThat(options.critic()).isEmpty();
  }

  @Test
  void theyCanBeVaried() {
    ExperimentPlan plan =
        plan(
            """
              x: {detector: network, backbone: plain-16}
            grid: {x: {backbone.width: [1, 2], backbone.latent: [7]}}
            """);
    assertThat(plan.detectors())
        .extracting(row -> ((TestingNetworkDetectorFactory.Options) row.options()).backbone())
        .containsExactly(plain(1, 7), plain(2, 7));
  }

  @Test
  void whatIsResolvedNeedsNoCatalogue() throws IOException {
    ExperimentPlan plan = plan("  small:\n");
    assertThat(plan.yaml())
        .contains("backbone: {backbone: plain, width: 16, latent: 9, slope: 0.2}");
    CellSpec cell = plan.cells(new RunFolder(folder.resolve("run")), new DataHome(folder)).get(0);
    String json = CanonicalJson.of(cell.detectorOptions());
    assertThat(
            RecordBinder.bindOrThrow(
                YamlReader.readText(json, "cell"), "", TestingNetworkDetectorFactory.Options.class))
        .isEqualTo(plan.detectors().get(0).options());
    Files.delete(configs.resolve("backbone/plain-16.yaml"));
    Files.delete(configs.resolve("detector/small.yaml"));
    String again = plan.yaml().substring(plan.yaml().indexOf("detectors:"));
    String row = again.substring("detectors:\n".length(), again.indexOf("seeds:"));
    assertThat(plan(row).cells(new RunFolder(folder.resolve("run")), new DataHome(folder)).get(0))
        .isEqualTo(cell);
  }

  @Test
  void aRowIsTheSameAsAnotherByWhatItsNamesMean() {
    assertThatThrownBy(
            () ->
                plan(
                    """
                      one: {detector: network, backbone: plain-16}
                      two: {detector: network, backbone: {backbone: plain, width: 16}}
                    """))
        .hasMessageContaining("detectors.two: is the same as 'one'");
  }

  @Test
  void problemsAreSaidWithTheirPlace() {
    assertThatThrownBy(() -> options("{detector: network, backbone: plane-16, factor: a}"))
        .hasMessageContaining(
            "experiment:5:36: detectors.x.backbone: unknown backbone 'plane-16'."
                + " Did you mean 'plain-16'? Known: plain, plain-16.")
        .hasMessageContaining("experiment:5:54: detectors.x.factor: must be a whole number");
    assertThatThrownBy(() -> options("{detector: network, backbone: {backbone: plain, widht: 3}}"))
        .hasMessage(
            "experiment:5:54: detectors.x.backbone.widht: unknown key 'widht'."
                + " Did you mean 'width'? Known: latent, slope, width.");
    assertThatThrownBy(() -> options("small", "detectors.x.backbone.width=0"))
        .hasMessage("command line: detectors.x.backbone.width: must be at least 1, was 0");
    assertThatThrownBy(() -> options("{detector: network, critic: {width: 0}}"))
        .hasMessageContaining("experiment:5:34: detectors.x.critic.backbone: is missing");
    assertThatThrownBy(() -> options("{detector: network, backbone: [plain]}"))
        .hasMessageContaining("detectors.x.backbone: must be the name of a backbone or a mapping");
    assertThatThrownBy(() -> options("{detector: network, backbone: 3}"))
        .hasMessageContaining("unknown backbone '3'");
  }

  @Test
  void aMistakeInTheFileOfABackboneIsSaidThere() throws IOException {
    Path file = configs.resolve("backbone/plain-16.yaml");
    Files.writeString(file, "# small\nbackbone: plain\nwidth: wide\n");
    assertThatThrownBy(() -> options("{detector: network, backbone: plain-16}"))
        .hasMessageContaining(
            "backbone/plain-16.yaml:3:8: detectors.x.backbone.width: must be a whole number, was 'wide'");
    Files.writeString(file, "# small\nbackbone: plian\n");
    assertThatThrownBy(() -> options("{detector: network, backbone: plain-16}"))
        .hasMessageContaining("plain-16.yaml:2:1: detectors.x.backbone: unknown backbone 'plian'.");
  }
}
