package org.oddity.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.OddityModule;
import org.oddity.data.DataHome;
import org.oddity.data.Download;
import org.oddity.data.Download.RemoteFile;
import org.oddity.data.fetch.TestingServer.Behaviour;
import org.oddity.data.stored.Digests;

class DownloaderTest {
  private final byte[] content = new byte[300_000];
  private final List<Duration> pauses = new ArrayList<>();
  private final Recorder recorder = new Recorder();
  private long free = Long.MAX_VALUE;
  private Duration patience = Duration.ofSeconds(20);

  @TempDir Path root;
  private Path target;
  private Path part;

  @BeforeEach
  void fillContent() throws IOException {
    new SplittableRandom(1).nextBytes(content);
    Files.createDirectories(root.resolve("some"));
    target = root.resolve("some/file.bin");
    part = root.resolve("some/file.bin.part");
  }

  @Test
  void downloadsAndChecks() throws IOException {
    try (TestingServer server = new TestingServer(content, Behaviour.WHOLE)) {
      fetch("SHA-256", content.length, server.address());
      assertWhole();
      assertThat(recorder.events).startsWith("started at 0").endsWith("finished");
      assertThat(recorder.mostReceived).isEqualTo(content.length);
      fetch("SHA-256", content.length, server.address());
      assertThat(recorder.events).endsWith("finished", "kept");
      assertThat(server.rangesAsked()).hasSize(1);
    }
  }

  @Test
  void goesOnAfterACutConnectionWithGrowingPauses() throws IOException {
    try (TestingServer server =
        new TestingServer(
            content,
            Behaviour.CUT_HALFWAY,
            Behaviour.CUT_HALFWAY,
            Behaviour.BUSY,
            Behaviour.BUSY,
            Behaviour.RANGE)) {
      server.cuttingOnceReceivedIn(part);
      fetch("MD5", content.length, server.address());
      assertWhole();
      assertThat(server.rangesAsked()).containsExactly(0L, 150_000L, 225_000L, 225_000L, 225_000L);
      assertThat(pauses)
          .containsExactly(
              Duration.ofMillis(500),
              Duration.ofMillis(500),
              Duration.ofMillis(1000),
              Duration.ofMillis(2000));
    }
  }

  @Test
  void goesOnAfterAStall() throws IOException {
    patience = Duration.ofSeconds(1);
    try (TestingServer server =
        new TestingServer(content, Behaviour.STALL_HALFWAY, Behaviour.RANGE)) {
      fetch("MD5", content.length, server.address());
      assertWhole();
      assertThat(recorder.events).anyMatch(event -> event.contains("nothing came"));
    }
  }

  @Test
  void goesOnWithWhatAnEarlierRunLeft() throws IOException {
    Files.write(part, Arrays.copyOf(content, 1234));
    try (TestingServer server = new TestingServer(content)) {
      fetch("SHA-256", content.length, server.address());
      assertThat(server.rangesAsked()).containsExactly(1234L);
      assertWhole();
    }
  }

  @Test
  void beginsAnewWhereAServerKnowsNoRanges() throws IOException {
    Files.write(part, Arrays.copyOf(content, 1234));
    try (TestingServer server = new TestingServer(content, Behaviour.WHOLE)) {
      fetch("SHA-256", content.length, server.address());
      assertWhole();
    }
  }

  @Test
  void beginsAnewWhereTheBeginningWasAnotherFiles() throws IOException {
    Files.write(part, new byte[1234]);
    try (TestingServer server = new TestingServer(content)) {
      fetch("SHA-256", content.length, server.address());
      assertThat(server.rangesAsked()).containsExactly(1234L, 0L);
      assertWhole();
    }
    Files.delete(target);
    Files.write(part, new byte[content.length + 5]);
    try (TestingServer server = new TestingServer(content)) {
      fetch("SHA-256", content.length, server.address());
      assertWhole();
    }
  }

  @Test
  void takesAWholeBeginningWithoutAskingOrWithARefusedRange() throws IOException {
    Files.write(part, content);
    try (TestingServer server = new TestingServer(content)) {
      fetch("SHA-256", content.length, server.address());
      assertThat(server.rangesAsked()).isEmpty();
      Files.move(target, part);
      fetch("SHA-256", 0, server.address());
      assertThat(server.rangesAsked()).containsExactly((long) content.length);
      assertWhole();
    }
  }

  @Test
  void knowsTheEndByTheCheckSumWhereNobodySaysTheLength() throws IOException {
    try (TestingServer server = new TestingServer(content, Behaviour.WITHOUT_LENGTH)) {
      fetch("SHA-256", 0, server.address());
      assertWhole();
    }
  }

  @Test
  void triesTheNextAddressWhenOneFails() throws IOException {
    byte[] other = content.clone();
    other[0] ^= 1;
    try (TestingServer missing = new TestingServer(content, Behaviour.NOT_FOUND);
        TestingServer wrong = new TestingServer(other);
        TestingServer longer = new TestingServer(content, Behaviour.LONGER);
        TestingServer away = new TestingServer(content, Behaviour.REDIRECT_AWAY);
        TestingServer good = new TestingServer(content)) {
      fetch(
          "MD5",
          content.length,
          missing.address(),
          wrong.address(),
          longer.address(),
          away.address(),
          good.address());
      assertWhole();
      assertThat(String.join("\n", recorder.events))
          .contains("status 404", "MD5 is wrong", "more than the 300000 bytes")
          .contains("http://example.invalid/file, which is not https");
      assertThat(recorder.events).filteredOn(event -> event.startsWith("retrying")).hasSize(4);
      assertThat(pauses).isEmpty();
      assertThat(good.rangesAsked()).containsExactly(0L);
    }
  }

  @Test
  void saysOfEachAddressWhyItFailed() throws IOException {
    byte[] other = content.clone();
    other[0] ^= 1;
    try (TestingServer missing = new TestingServer(content, Behaviour.NOT_FOUND);
        TestingServer wrong = new TestingServer(other)) {
      URI plain = URI.create("http://example.invalid/file");
      assertThatThrownBy(
              () -> fetch("MD5", content.length, missing.address(), plain, wrong.address()))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("file.bin could not be downloaded")
          .hasMessageContaining(missing.address() + " answers with status 404")
          .hasMessageContaining(plain + ", which is not https")
          .hasMessageContaining(wrong.address() + " gives a file whose MD5 is wrong");
      assertThat(target).doesNotExist();
      assertThat(part).isEmptyFile();
    }
  }

  @Test
  void givesUpAnAddressThatBringsNothingFiveTimes() throws IOException {
    URI closed;
    try (TestingServer server = new TestingServer(content)) {
      closed = server.address();
    }
    assertThatThrownBy(() -> fetch("MD5", content.length, closed))
        .hasMessageContaining("failed 5 times: cannot be reached");
    assertThat(pauses).hasSize(4);
  }

  @Test
  void refusesADiskThatIsTooSmallBeforeItBegins() throws IOException {
    free = 299_999;
    try (TestingServer server = new TestingServer(content)) {
      assertThatThrownBy(() -> fetch("MD5", content.length, server.address()))
          .hasMessageContaining("needs 300000 more bytes, but 299999 are free in " + root);
      assertThat(server.rangesAsked()).isEmpty();
    }
  }

  @Test
  void saysThatTheDiskIsFullAndHowToGoOn() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "there is no /dev/full here");
    Files.createSymbolicLink(part, full);
    try (TestingServer server = new TestingServer(content)) {
      assertThatThrownBy(() -> fetch("MD5", content.length, server.address()))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("cannot be written to " + target.getParent())
          .hasMessageContaining("No space left")
          .hasMessageContaining("it goes on where it ended");
      assertThat(target).doesNotExist();
      assertThat(server.rangesAsked()).hasSize(1);
    }
  }

  @Test
  void replacesADamagedFileOnlyByAWholeOne() throws IOException {
    Files.write(target, new byte[10]);
    try (TestingServer missing = new TestingServer(content, Behaviour.NOT_FOUND);
        TestingServer good = new TestingServer(content)) {
      assertThatThrownBy(() -> fetch("MD5", content.length, missing.address()))
          .isInstanceOf(FetchFailedException.class);
      assertThat(target).hasBinaryContent(new byte[10]);
      fetch("MD5", content.length, good.address());
      assertWhole();
    }
  }

  @Test
  void letsOneDownloadAtATimeWrite() throws IOException {
    try (PartFile held = PartFile.open(target, "MD5");
        TestingServer server = new TestingServer(content)) {
      assertThat(held.length()).isZero();
      assertThatThrownBy(() -> fetch("MD5", content.length, server.address()))
          .hasMessageContaining("is being written by another download");
    }
  }

  @Test
  void verifiesWhatLiesThere() throws IOException {
    Download download = download("SHA-256", content.length, URI.create("https://localhost/x"));
    assertThat(state(download)).isEqualTo(Verdict.State.MISSING);
    Files.write(part, new byte[3]);
    assertThat(state(download)).isEqualTo(Verdict.State.INCOMPLETE);
    Files.write(target, new byte[3]);
    assertThat(state(download)).isEqualTo(Verdict.State.DAMAGED);
    Files.write(target, new byte[content.length]);
    assertThat(state(download)).isEqualTo(Verdict.State.DAMAGED);
    Files.write(target, content);
    assertThat(state(download)).isEqualTo(Verdict.State.INTACT);
  }

  @Test
  void comesFromTheInjector() {
    Injector injector = Guice.createInjector(Stage.PRODUCTION, new OddityModule());
    assertThat(injector.getInstance(Downloader.class)).isNotNull();
    assertThat(injector.getInstance(Verifier.class)).isNotNull();
  }

  private Verdict.State state(Download download) {
    List<Verdict> verdicts = new Verifier().verify(download, new DataHome(root));
    assertThat(verdicts).hasSize(1);
    assertThat(verdicts.get(0).path()).isEqualTo(target);
    assertThat(verdicts.get(0).detail()).isNotBlank();
    return verdicts.get(0).state();
  }

  private void fetch(String algorithm, long bytes, URI... addresses) {
    Surroundings surroundings = new Surroundings(pauses::add, folder -> free, patience);
    new Downloader(surroundings)
        .fetch(download(algorithm, bytes, addresses), new DataHome(root), recorder);
  }

  private Download download(String algorithm, long bytes, URI... addresses) {
    MessageDigest digest = Digests.of(algorithm);
    String checksum = HexFormat.of().formatHex(digest.digest(content));
    RemoteFile file = new RemoteFile("file.bin", List.of(addresses), algorithm, checksum, bytes);
    return new Download("some", List.of(file), "free");
  }

  private void assertWhole() {
    assertThat(target).hasBinaryContent(content);
    assertThat(part).doesNotExist();
  }

  private static final class Recorder implements ProgressListener {
    private final List<String> events = new ArrayList<>();
    private long mostReceived;

    @Override
    public void kept(RemoteFile file) {
      events.add("kept");
    }

    @Override
    public void started(RemoteFile file, URI address, long already) {
      events.add("started at " + already);
    }

    @Override
    public void progressed(RemoteFile file, long received, long total) {
      mostReceived = Math.max(mostReceived, received);
    }

    @Override
    public void retrying(RemoteFile file, URI address, String reason) {
      events.add("retrying: " + reason);
    }

    @Override
    public void finished(RemoteFile file) {
      events.add("finished");
    }
  }
}
