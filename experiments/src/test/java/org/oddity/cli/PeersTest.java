package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.oddity.experiment.bench.workload.Workloads;

/** Both sides of a comparison know the same workloads. */
class PeersTest {
  private static final Path PEERS =
      Path.of(System.getProperty("oddity.home"), "experiments", "peers");

  private static List<String> named(String file, String from, String until) throws IOException {
    String text = Files.readString(PEERS.resolve(file));
    int begin = text.indexOf(from);
    String part = text.substring(begin, text.indexOf(until, begin));
    return Pattern.compile("(?<=\")[a-z0-9-]+(?=\")")
        .matcher(part)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  @Test
  void theWorkloadsHaveOneNameEverywhere() throws IOException {
    assertThat(named("torch_steps.py", "WORKLOADS = {", "}")).isEqualTo(Workloads.compared());
    assertThat(named("compare_steps.py", "WORKLOADS = [", "]")).isEqualTo(Workloads.compared());
    String help = TestingCommandLine.run("bench", "--help").out();
    Workloads.names().forEach(name -> assertThat(help).contains(name));
  }

  @Test
  void aSoakNeedsStepsToTell() {
    TestingCommandLine.Result result =
        TestingCommandLine.run("bench", "dcgan-autoencoder-inference", "--soak", "5");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--soak must be at least 20");
  }
}
