package org.oddity.data.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.InvalidInputException;
import org.oddity.data.Dataset;
import org.oddity.data.Part;
import org.oddity.data.TestingDatasets;

/** What another build is doing there, or was when it was killed. */
class InterruptedBuildTest {
  private static final CropRecipe RECIPE = new CropRecipe(4, 2, 16, 50, 2, 1);

  @TempDir Path home;

  @Test
  void startsAnewAfterABuildThatLeftNoJournal() throws IOException {
    TestingCoco.write(coco(), 4);
    Path left = Files.createDirectories(home.resolve("coco-crop.part"));
    Files.writeString(left.resolve("original-train.bin"), "half an image");
    Files.writeString(left.resolve("lock"), "");
    build();
    assertThat(left).doesNotExist();
    assertThat(open("{}").labels(Part.TEST)).hasSize(20);
  }

  @Test
  void goesOnAfterABuildThatWasKilledToTheSameBytes() throws Exception {
    TestingCoco.write(coco(), 6);
    CropRecipe recipe = DyingBuild.RECIPE;
    new CropBuilder(coco(), home.resolve("whole"), recipe, BuildListener.NONE).build(false);
    kill();
    Path left = home.resolve("coco-crop.part");
    assertThat(target()).doesNotExist();
    int written = Files.readAllLines(left.resolve("journal")).size() - 1;
    assertThat(written).isBetween(30, 90);
    // As a crash of the machine could leave it: half a line, and a crop that never reached the
    // disk.
    Files.writeString(left.resolve("journal"), "test 7 0", StandardOpenOption.APPEND);
    try (FileChannel masked =
        FileChannel.open(left.resolve("masked-train.bin"), StandardOpenOption.WRITE)) {
      masked.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 0);
    }
    List<String> heard = new ArrayList<>();
    BuildListener listener =
        new BuildListener() {
          @Override
          public void begins(String activity) {
            heard.add(activity);
          }
        };
    new CropBuilder(coco(), target(), recipe, listener).build(false);
    assertThat(heard).contains("Going on after " + (written - 1) + " of them, cut before");
    assertSameFiles(home.resolve("whole"), target());
  }

  private void kill() throws Exception {
    Process build =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                DyingBuild.class.getName(),
                coco().toString(),
                target().toString())
            .inheritIO()
            .start();
    assertThat(build.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(build.exitValue()).isEqualTo(DyingBuild.DEAD);
  }

  private static void assertSameFiles(Path expected, Path found) throws IOException {
    try (Stream<Path> files = Files.list(expected)) {
      List<Path> names = files.map(Path::getFileName).sorted().toList();
      try (Stream<Path> others = Files.list(found)) {
        assertThat(others.map(Path::getFileName).sorted().toList()).isEqualTo(names);
      }
      for (Path name : names) {
        assertThat(found.resolve(name)).hasSameBinaryContentAs(expected.resolve(name));
      }
    }
  }

  @Test
  void doesNotGoOnWithCropsOfAnotherRecipe() throws Exception {
    TestingCoco.write(coco(), 6);
    kill();
    build();
    new CropBuilder(coco(), home.resolve("whole"), RECIPE, BuildListener.NONE).build(false);
    assertSameFiles(home.resolve("whole"), target());
  }

  @Test
  void leavesABuildThatIsAtWorkAlone() throws IOException {
    TestingCoco.write(coco(), 4);
    Path lock = Files.createDirectories(home.resolve("coco-crop.part")).resolve("lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      assertThat(held.isValid()).isTrue();
      assertThatThrownBy(() -> build())
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("another build is at work");
      assertThat(lock).exists();
    }
  }

  private Path coco() {
    return home.resolve("coco");
  }

  private Path target() {
    return home.resolve("coco-crop");
  }

  private void build() {
    new CropBuilder(coco(), target(), RECIPE, BuildListener.NONE).build(false);
  }

  private Dataset open(String options) {
    return TestingDatasets.open("coco-crop", options, home);
  }
}
