package org.oddity.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;

class ImageDecoderTest {
  @TempDir Path folder;

  static Stream<Reference> files() {
    return Reference.all().stream().filter(reference -> reference.name().contains("."));
  }

  static Stream<Reference> resized() {
    return Reference.all().stream().filter(reference -> reference.name().startsWith("resized"));
  }

  static List<String> fileNames() {
    return files().map(Reference::name).toList();
  }

  /** JPEG decoders may round differently; CMYK has no one true colour. */
  private static float tolerance(String name) {
    return name.equals("cmyk.jpg") ? 0.02f : name.endsWith(".jpg") ? 0.012f : 1e-5f;
  }

  @ParameterizedTest
  @MethodSource("files")
  void decodesWhatPillowDecodes(Reference reference) {
    DecodedImage image =
        ImageDecoder.decode(Reference.file(reference.name()), reference.channels());
    assertThat(image.shape()).isEqualTo(reference.shape());
    for (int i = 0; i < image.pixels().length; i++) {
      assertThat(image.pixels()[i])
          .as("value " + i)
          .isCloseTo(reference.values()[i], within(tolerance(reference.name())));
    }
  }

  @ParameterizedTest
  @MethodSource("resized")
  void resizesAsPillowDoes(Reference reference) {
    float[] pixels = ImageDecoder.decode(Reference.file("colour.png"), reference.shape());
    for (int i = 0; i < pixels.length; i++) {
      assertThat(pixels[i]).as("value " + i).isCloseTo(reference.values()[i], within(2e-6f));
    }
  }

  @Test
  void turnsColourIntoGreyByLuma() {
    Reference luma = Reference.named("luma-of-colour");
    float[] pixels = ImageDecoder.decode(Reference.file("colour.png"), luma.shape());
    for (int i = 0; i < pixels.length; i++) {
      assertThat(pixels[i]).isCloseTo(luma.values()[i], within(1e-5f));
    }
  }

  @Test
  void repeatsGreyForColour() {
    float[] grey = ImageDecoder.decode(Reference.file("grey.png"), new ImageShape(13, 21, 1));
    float[] colour = ImageDecoder.decode(Reference.file("grey.png"), new ImageShape(13, 21, 3));
    for (int i = 0; i < colour.length; i++) {
      assertThat(colour[i]).isEqualTo(grey[i / 3]);
    }
  }

  @Test
  void keepsTheMeanWhenItShrinksByAWholeFactor() {
    DecodedImage image =
        new DecodedImage(new ImageShape(2, 4, 1), new float[] {0, 1, 0, 1, 1, 0, 1, 0});
    assertThat(image.resized(new ImageShape(1, 1, 1)).pixels()[0]).isCloseTo(0.5f, within(1e-6f));
    assertThat(image.resized(image.shape()).pixels()).isEqualTo(image.pixels());
  }

  @ParameterizedTest
  @MethodSource("fileNames")
  void refusesEveryFileThatWasCut(String name) throws IOException {
    byte[] whole = Reference.file(name).read();
    for (int share = 1; share < 20; share++) {
      byte[] cut = Arrays.copyOf(whole, whole.length * share / 20);
      assertRefused(cut, name, "truncated|damaged|not an image|empty");
    }
    assertRefused(Arrays.copyOf(whole, whole.length - 1), name, "truncated|damaged");
  }

  @Test
  void refusesPixelsThatWereChanged() throws IOException {
    byte[] png = Reference.file("colour.png").read();
    png[png.length / 2] ^= 0x10;
    assertRefused(png, "changed.png", "check sum");
  }

  @Test
  void refusesJpegWithAHoleAndAnEnd() throws IOException {
    byte[] jpeg = Reference.file("colour.jpg").read();
    byte[] cut = Arrays.copyOf(jpeg, jpeg.length - 60);
    cut[cut.length - 2] = (byte) 0xff;
    cut[cut.length - 1] = (byte) 0xd9;
    assertRefused(cut, "hole.jpg", "damaged");
  }

  @Test
  void refusesWhatIsNoImageWhateverItIsCalled() throws IOException {
    assertRefused(new byte[0], "nothing.png", "is empty");
    assertRefused(
        "these are words".getBytes(StandardCharsets.UTF_8), "words.png", "is not an image");
  }

  @Test
  void refusesAHeaderThatAsksForMoreThanThereCanBe() throws IOException {
    byte[] png = Reference.file("colour.png").read();
    ByteBuffer header = ByteBuffer.wrap(png);
    header.putInt(16, 60_000).putInt(20, 60_000);
    CRC32 sum = new CRC32();
    sum.update(png, 12, 17);
    header.putInt(29, (int) sum.getValue());
    assertRefused(png, "huge.png", "60000x60000");
    header.putInt(16, 8000).putInt(20, 8000);
    sum.reset();
    sum.update(png, 12, 17);
    header.putInt(29, (int) sum.getValue());
    assertRefused(png, "empty-inside.png", "damaged: its pixels unpack to");
    byte[] jpeg = Reference.file("grey.jpg").read();
    for (int i = 0; i < jpeg.length - 9; i++) {
      if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xc0) {
        ByteBuffer.wrap(jpeg).putShort(i + 5, (short) 60_000).putShort(i + 7, (short) 60_000);
      }
    }
    assertRefused(jpeg, "huge.jpg", "60000x60000");
    byte[] bmp = Reference.file("colour.bmp").read();
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 60_000).putInt(22, 60_000);
    assertRefused(bmp, "huge.bmp", "60000x60000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"colour.png", "colour.jpg", "colour.bmp", "colour-lzw.tif"})
  void neverFailsInAnyOtherWayOnBytesChangedAtRandom(String name) throws IOException {
    byte[] whole = Reference.file(name).read();
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 100; round++) {
      byte[] changed = whole.clone();
      for (int i = 0; i < 3; i++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      Path file = folder.resolve("changed");
      Files.write(file, changed);
      try {
        ImageDecoder.decode(ImageContent.of(file), new ImageShape(4, 4, 3));
      } catch (InvalidInputException e) {
        assertThat(e).hasMessageContaining("changed");
      }
    }
  }

  @Test
  void refusesSeveralPages() throws IOException {
    byte[] first = Reference.file("grey-16.tif").read();
    ByteBuffer tiff = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN);
    int directory = tiff.getInt(4);
    int next = directory + 2 + 12 * tiff.getShort(directory);
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    tiff.putInt(next, first.length);
    both.writeBytes(first);
    both.writeBytes(Arrays.copyOfRange(first, directory, next));
    both.writeBytes(new byte[4]);
    assertRefused(both.toByteArray(), "pages.tif", "several pages");
  }

  @Test
  void saysWhichFileIsMissing() {
    ImageContent missing = ImageContent.of(folder.resolve("missing.png"));
    assertThatThrownBy(() -> ImageDecoder.decode(missing, 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("missing.png: cannot be read");
  }

  private void assertRefused(byte[] content, String name, String reason) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, content);
    assertThatThrownBy(() -> ImageDecoder.decode(ImageContent.of(file), 3))
        .as(content.length + " bytes")
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file.toString())
        .hasMessageMatching("(?s).*(" + reason + ").*");
  }

  /** What Pillow read from a file of the test's resources. */
  record Reference(String name, int channels, int height, int width, float[] values) {
    private static final Path FOLDER =
        Path.of("src", "test", "resources", "org", "oddity", "data", "image");

    static List<Reference> all() {
      try {
        return Files.readAllLines(FOLDER.resolve("references.txt")).stream()
            .filter(line -> !line.startsWith("#"))
            .map(Reference::parse)
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static Reference named(String name) {
      return all().stream().filter(each -> each.name.equals(name)).findFirst().orElseThrow();
    }

    static ImageContent file(String name) {
      return ImageContent.of(FOLDER.resolve(name));
    }

    private static Reference parse(String line) {
      String[] words = line.split(" ", -1);
      float[] values = new float[words.length - 4];
      for (int i = 0; i < values.length; i++) {
        values[i] = Float.parseFloat(words[i + 4]);
      }
      return new Reference(
          words[0],
          Integer.parseInt(words[1]),
          Integer.parseInt(words[2]),
          Integer.parseInt(words[3]),
          values);
    }

    ImageShape shape() {
      return new ImageShape(height, width, channels);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s %dx%dx%d", name, height, width, channels);
    }
  }
}
