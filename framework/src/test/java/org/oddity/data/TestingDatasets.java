package org.oddity.data;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.oddity.OddityModule;
import org.oddity.config.ConfigNode;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;

/** Opens datasets by name, and writes tiny ones in their publishers' own layouts. */
public final class TestingDatasets {
  private TestingDatasets() {}

  /** Returns all factories by name. */
  public static Map<String, DatasetFactory<?>> factories() {
    return new TreeMap<>(
        Guice.createInjector(Stage.PRODUCTION, new OddityModule())
            .getInstance(Key.get(new TypeLiteral<Map<String, DatasetFactory<?>>>() {})));
  }

  /** Opens a dataset with options as YAML, such as <code>{size: 16}</code>. */
  public static Dataset open(String name, String yaml, Path home) {
    return open(factories().get(name), YamlReader.readText(yaml, "test"), home);
  }

  /** Opens a dataset with options already read. */
  public static <O extends Record> Dataset open(
      DatasetFactory<O> factory, ConfigNode options, Path home) {
    O bound = RecordBinder.bindOrThrow(options, "", factory.optionsType());
    return factory.open(bound, new DataHome(home));
  }

  /** Writes the four files of MNIST: labels 0, 1, 2, …, 9, 0, … and random pixels. */
  public static void mnist(Path folder, int train, int test, boolean gzipped) throws IOException {
    Files.createDirectories(folder);
    String end = gzipped ? ".gz" : "";
    write(folder.resolve("train-images-idx3-ubyte" + end), idxImages(train, 1), gzipped);
    write(folder.resolve("train-labels-idx1-ubyte" + end), idxLabels(train), gzipped);
    write(folder.resolve("t10k-images-idx3-ubyte" + end), idxImages(test, 2), gzipped);
    write(folder.resolve("t10k-labels-idx1-ubyte" + end), idxLabels(test), gzipped);
  }

  /** Returns an idx3 file of 28x28 images. */
  public static byte[] idxImages(int count, long seed) throws IOException {
    byte[] pixels = new byte[count * 28 * 28];
    new SplittableRandom(seed).nextBytes(pixels);
    return idx(pixels, 0x803, count, 28, 28);
  }

  /** Returns an idx1 file of labels 0, 1, 2, …, 9, 0, … */
  public static byte[] idxLabels(int count) throws IOException {
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 10);
    }
    return idx(labels, 0x801, count);
  }

  /** Returns an idx file of any header. */
  public static byte[] idx(byte[] values, int... header) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (int word : header) {
        out.writeInt(word);
      }
      out.write(values);
    }
    return bytes.toByteArray();
  }

  /** Writes a file, gzipped or not. */
  public static void write(Path file, byte[] content, boolean gzipped) throws IOException {
    Files.createDirectories(file.getParent());
    if (!gzipped) {
      Files.write(file, content);
      return;
    }
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(content);
    }
  }

  /** Writes the six files of CIFAR-10: labels 0, 1, 2, … and random pixels. */
  public static void cifar(Path folder, int recordsPerFile) throws IOException {
    Files.createDirectories(folder);
    for (int i = 1; i <= 5; i++) {
      Files.write(folder.resolve("data_batch_" + i + ".bin"), cifarFile(recordsPerFile, i));
    }
    Files.write(folder.resolve("test_batch.bin"), cifarFile(recordsPerFile, 6));
  }

  /** Returns one file of CIFAR-10. */
  public static byte[] cifarFile(int records, long seed) {
    byte[] content = new byte[records * 3073];
    new SplittableRandom(seed).nextBytes(content);
    for (int i = 0; i < records; i++) {
      content[i * 3073] = (byte) (i % 10);
    }
    return content;
  }

  /** Writes COIL's files; the views are {@code step} apart. */
  public static void coil(Path folder, int objects, int views, int step, int channels)
      throws IOException {
    for (int object = 1; object <= objects; object++) {
      for (int view = 0; view < views; view++) {
        Path file = folder.resolve("obj" + object + "__" + view * step + ".png");
        image(file, 16, 16, channels, object * 31 + view);
      }
    }
  }

  /** Writes {@code train/0.normal}, {@code test/0.normal} and {@code test/1.abnormal}. */
  public static void normalAbnormal(Path folder) throws IOException {
    images(folder.resolve("train/0.normal"), 6, 1);
    images(folder.resolve("test/0.normal"), 3, 20);
    images(folder.resolve("test/1.abnormal"), 4, 40);
  }

  /** Writes MVTec AD's layout with two kinds of defect; masks are 4x4 squares. */
  public static void mvtec(Path folder) throws IOException {
    images(folder.resolve("train/good"), 5, 1);
    images(folder.resolve("test/good"), 2, 20);
    for (String defect : new String[] {"crack", "stain"}) {
      images(folder.resolve("test/" + defect), 3, 40);
      for (int i = 0; i < 3; i++) {
        BufferedImage mask = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);
        for (int pixel = 0; pixel < 16; pixel++) {
          mask.getRaster().setSample(8 + pixel % 4, 8 + pixel / 4, 0, 255);
        }
        png(folder.resolve("ground_truth/" + defect + "/" + name(i) + "_mask.png"), mask);
      }
    }
  }

  /** Writes a product of BTech: {@code ok} and {@code ko}, BMP files, masks without a suffix. */
  public static void btech(Path folder) throws IOException {
    images(folder.resolve("train/ok"), 5, 1);
    images(folder.resolve("test/ok"), 2, 20);
    images(folder.resolve("test/ko"), 3, 40);
    for (int i = 0; i < 3; i++) {
      BufferedImage mask = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);
      mask.getRaster().setSample(5, i, 0, 255);
      Path file = folder.resolve("ground_truth/ko/" + name(i) + ".bmp");
      Files.createDirectories(file.getParent());
      ImageIO.write(mask, "bmp", file.toFile());
    }
  }

  /**
   * Writes a scene of the UCSD films: two clips of six frames to train, two to test, of which
   * frames 2 to 4 and 1, 5 and 6 are abnormal, with masks of their upper left corner.
   */
  public static void ucsd(Path scene) throws IOException {
    for (String part : new String[] {"Train", "Test"}) {
      ucsdClip(scene.resolve(part).resolve(part + "001"), 6);
      ucsdClip(scene.resolve(part).resolve(part + "002"), 6);
    }
    String list =
        """
        TestVideoFile = {};
        TestVideoFile{end+1}.gt_frame = [2:4];
        TestVideoFile{end+1}.gt_frame = [1, 5:6];
        """;
    write(
        scene.resolve("Test/" + scene.getFileName() + ".m"),
        list.getBytes(StandardCharsets.US_ASCII),
        false);
    for (int frame = 1; frame <= 6; frame++) {
      boolean first = frame >= 2 && frame <= 4;
      ucsdMask(scene.resolve("Test/Test001_gt"), frame, first);
      ucsdMask(scene.resolve("Test/Test002_gt"), frame, !first);
    }
  }

  /** Writes a clip of the UCSD films: grey TIFF files of 12x18 pixels. */
  public static void ucsdClip(Path folder, int frames) throws IOException {
    SplittableRandom random = new SplittableRandom(folder.getFileName().toString().hashCode());
    for (int frame = 1; frame <= frames; frame++) {
      BufferedImage image = new BufferedImage(18, 12, BufferedImage.TYPE_BYTE_GRAY);
      for (int pixel = 0; pixel < 18 * 12; pixel++) {
        image.getRaster().setSample(pixel % 18, pixel / 18, 0, random.nextInt(256));
      }
      picture(folder.resolve(name(frame) + ".tif"), image);
    }
  }

  private static void ucsdMask(Path folder, int frame, boolean abnormal) throws IOException {
    BufferedImage mask = new BufferedImage(18, 12, BufferedImage.TYPE_BYTE_GRAY);
    for (int pixel = 0; abnormal && pixel < 36; pixel++) {
      mask.getRaster().setSample(pixel % 6, pixel / 6, 0, 255);
    }
    picture(folder.resolve(name(frame) + ".bmp"), mask);
  }

  private static void picture(Path file, BufferedImage image) throws IOException {
    Files.createDirectories(file.getParent());
    String kind = file.toString().endsWith(".tif") ? "tiff" : "bmp";
    ImageIO.write(image, kind, file.toFile());
  }

  /**
   * Writes VisA's layout with two objects of 4 + 2 good and 2 bad images; masks are nearly black.
   */
  public static void visa(Path folder) throws IOException {
    StringBuilder list = new StringBuilder("object,split,label,image,mask\n");
    for (String object : new String[] {"candle", "fryum"}) {
      String data = object + "/Data/";
      images(folder.resolve(data + "Images/Normal"), 6, 1);
      images(folder.resolve(data + "Images/Anomaly"), 2, 40);
      for (int i = 0; i < 6; i++) {
        String part = i < 4 ? "train" : "test";
        String image = data + "Images/Normal/" + name(i) + ".png";
        list.append(object + "," + part + ",normal," + image + ",\n");
      }
      for (int i = 0; i < 2; i++) {
        BufferedImage mask = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);
        mask.getRaster().setSample(7, 3, 0, 1 + i);
        png(folder.resolve(data + "Masks/Anomaly/" + name(i) + ".png"), mask);
        String end = "Anomaly/" + name(i) + ".png";
        list.append(
            object
                + ",test,anomaly,"
                + data
                + "Images/"
                + end
                + ","
                + data
                + "Masks/"
                + end
                + "\n");
      }
    }
    write(
        folder.resolve("split_csv/1cls.csv"),
        list.toString().getBytes(StandardCharsets.UTF_8),
        false);
  }

  /** Writes a folder of 20x20 colour images. */
  public static void images(Path folder, int count, long seed) throws IOException {
    for (int i = 0; i < count; i++) {
      image(folder.resolve(name(i) + ".png"), 20, 20, 3, seed + i);
    }
  }

  private static String name(int i) {
    return String.format("%03d", i);
  }

  /** Writes a PNG file of random pixels. */
  public static void image(Path file, int height, int width, int channels, long seed)
      throws IOException {
    int type = channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
    BufferedImage image = new BufferedImage(width, height, type);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < height * width * channels; i++) {
      int pixel = i / channels;
      image.getRaster().setSample(pixel % width, pixel / width, i % channels, random.nextInt(256));
    }
    png(file, image);
  }

  /** Writes a PNG file, making its folder. */
  public static void png(Path file, BufferedImage image) throws IOException {
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }
}
