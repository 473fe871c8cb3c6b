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
import org.oddity.data.coco.CropManifest.Crop;

/** What another build is doing there, or was when it was killed or failed. */
class InterruptedBuildTest {
  private static final CropRecipe RECIPE = new CropRecipe(4, 2, 16, 50, 2, 1);

  @TempDir Path home;

  @Test
  void startsAnewAfterABuildThatLeftNoJournal() throws IOException {
    TestingCoco.write(coco(), 4);
    Path left = Files.createDirectories(home.resolve("coco-crop.part"));
    Files.writeString(left.resolve("original-train.bin"), "half an image");
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
    assertThat(heard(recipe, false))
        .contains("Going on after " + (written - 1) + " of them, cut before");
    assertSameFiles(home.resolve("whole"), target());
  }

  @Test
  void goesOnAfterABuildThatFailedToTheSameBytes() throws IOException {
    TestingCoco.write(coco(), 6);
    CropRecipe recipe = DyingBuild.RECIPE;
    List<Crop> crops =
        new CropBuilder(coco(), home.resolve("whole"), recipe, BuildListener.NONE)
            .build(false)
            .crops();
    Path first = photographs(crops, CocoPart.TRAIN).get(0);
    Path last = photographs(crops, CocoPart.VAL).get(0);
    byte[] contentOfFirst = Files.readAllBytes(first);
    byte[] contentOfLast = Files.readAllBytes(last);
    Files.write(last, new byte[] {1, 2, 3});
    List<String> heard = heardOfFailure(recipe, false, last + ": is not an image");
    Path left = home.resolve("coco-crop.part");
    assertThat(heard)
        .endsWith("What was cut stays in " + left + ": the same command goes on with it");
    int written = Files.readAllLines(left.resolve("journal")).size() - 1;
    assertThat(written).isBetween(100, 119);
    Files.delete(first);
    assertThat(heardOfFailure(recipe, false, first + ": is missing"))
        .endsWith("What was cut stays in " + left + ": the same command goes on with it");
    assertThat(left.resolve("journal")).exists();
    assertThat(target()).doesNotExist();
    Files.write(first, contentOfFirst);
    Files.write(last, contentOfLast);
    assertThat(heard(recipe, false)).contains("Going on after " + written + " of them, cut before");
    assertSameFiles(home.resolve("whole"), target());
    assertThat(home).isDirectoryNotContaining("glob:**coco-crop.*");
  }

  private List<Path> photographs(List<Crop> crops, CocoPart part) {
    return crops.stream()
        .map(Crop::photograph)
        .filter(name -> name.startsWith(part.images()))
        .map(coco()::resolve)
        .toList();
  }

  @Test
  void saysThatABuildInThePlaceOfTheOldHasNotEnded() throws IOException {
    TestingCoco.write(coco(), 4);
    build();
    List<Path> photographs =
        photographs(CropManifest.read(target().resolve(Crops.MANIFEST)).crops(), CocoPart.VAL);
    byte[] content = Files.readAllBytes(photographs.get(0));
    Files.write(photographs.get(0), new byte[] {1, 2, 3});
    heardOfFailure(RECIPE, true, "is not an image");
    Path left = home.resolve("coco-crop.part");
    assertThat(heard(RECIPE, false))
        .containsExactly(
            "It is there already, by the same recipe; --replace builds it anew",
            "A build that has not ended is in "
                + left
                + ": --replace goes on with it if it is of the same recipe");
    Files.write(photographs.get(0), content);
    assertThat(heard(RECIPE, true)).anyMatch(line -> line.startsWith("Going on after "));
    assertThat(left).doesNotExist();
    assertThat(heard(RECIPE, false)).hasSize(1);
  }

  @Test
  void finishesABuildThatWasKilledWhilePuttingItsSetInPlace() throws IOException {
    TestingCoco.write(coco(), 4);
    new CropBuilder(coco(), home.resolve("whole"), RECIPE, BuildListener.NONE).build(false);
    build();
    Files.writeString(target().resolve("journal"), "of the build");
    Files.move(target(), home.resolve("coco-crop.part"));
    Path before = Files.createDirectory(home.resolve("coco-crop.before"));
    Files.writeString(before.resolve("manifest.json"), "of the old set");
    assertThat(heard(RECIPE, false)).hasSize(1).first().asString().startsWith("It is there");
    assertSameFiles(home.resolve("whole"), target());
    assertThat(home).isDirectoryNotContaining("glob:**coco-crop.*");
  }

  private List<String> heard(CropRecipe recipe, boolean replace) {
    List<String> heard = new ArrayList<>();
    new CropBuilder(coco(), target(), recipe, listener(heard)).build(replace);
    return heard;
  }

  private List<String> heardOfFailure(CropRecipe recipe, boolean replace, String problem) {
    List<String> heard = new ArrayList<>();
    CropBuilder builder = new CropBuilder(coco(), target(), recipe, listener(heard));
    assertThatThrownBy(() -> builder.build(replace))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.problems()).hasSize(1))
        .hasMessageContaining(problem);
    return heard;
  }

  private static BuildListener listener(List<String> heard) {
    return new BuildListener() {
      @Override
      public void begins(String activity) {
        heard.add(activity);
      }
    };
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
    Path lock = home.resolve("coco-crop.lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      assertThat(held.isValid()).isTrue();
      assertThatThrownBy(() -> build())
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("another build is at work");
      assertThat(lock).exists();
      assertThat(home.resolve("coco-crop.part")).doesNotExist();
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
