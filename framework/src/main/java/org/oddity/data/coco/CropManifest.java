package org.oddity.data.coco;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.oddity.core.InvalidInputException;
import org.oddity.data.Part;
import org.oddity.data.coco.annotation.Box;

/**
 * What a built COCO-crop is made of: the recipe, COCO's files, our files, and where each crop is
 * from.
 *
 * @param format of this file
 * @param sources COCO's annotation files
 * @param files ours
 * @param crops in the order in which they are stored, the training part first
 */
public record CropManifest(
    int format,
    CropRecipe recipe,
    List<ClassCount> classes,
    List<StoredFile> sources,
    List<StoredFile> files,
    List<Crop> crops) {
  static final int FORMAT = 1;

  private static final long MOST_BYTES = 256L << 20;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE).build();

  public CropManifest {
    requireNonNull(recipe, "recipe is null");
    classes = List.copyOf(classes);
    sources = List.copyOf(sources);
    files = List.copyOf(files);
    crops = List.copyOf(crops);
  }

  /**
   * How many crops a class has.
   *
   * @param category its number in COCO
   * @param candidates objects that fit the recipe
   * @param missing crops that the recipe asks for and COCO's files do not have
   */
  public record ClassCount(
      String name, long category, int candidates, int train, int test, int missing) {
    public ClassCount {
      requireNonNull(name, "name is null");
    }
  }

  /**
   * A file.
   *
   * @param name below COCO's folder, or in ours
   * @param sha256 in hexadecimal
   */
  public record StoredFile(String name, long bytes, String sha256) {
    public StoredFile {
      requireNonNull(name, "name is null");
      requireNonNull(sha256, "sha256 is null");
    }
  }

  /**
   * Where a crop is from.
   *
   * @param index its place in its part
   * @param photograph below COCO's folder
   * @param photographSha256 in hexadecimal
   * @param licence of the photograph, a number in COCO's annotation file
   * @param box of the object, as annotated
   */
  public record Crop(
      Part part,
      int index,
      String className,
      String photograph,
      String photographSha256,
      int licence,
      long imageId,
      long annotationId,
      Box box) {
    public Crop {
      requireNonNull(part, "part is null");
      requireNonNull(className, "className is null");
      requireNonNull(photograph, "photograph is null");
      requireNonNull(photographSha256, "photographSha256 is null");
      requireNonNull(box, "box is null");
    }
  }

  /** Returns how many crops are in a part. */
  public int count(Part part) {
    return (int) crops.stream().filter(crop -> crop.part() == part).count();
  }

  /** Returns JSON of one crop a line. */
  String json() {
    return "{\n\"format\": "
        + format
        + ",\n\"recipe\": "
        + json(recipe)
        + ",\n\"classes\": "
        + lines(classes)
        + ",\n\"sources\": "
        + lines(sources)
        + ",\n\"files\": "
        + lines(files)
        + ",\n\"crops\": "
        + lines(crops)
        + "\n}\n";
  }

  private static String lines(List<?> values) {
    return values.stream().map(CropManifest::json).collect(Collectors.joining(",\n", "[\n", "\n]"));
  }

  private static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers and texts can be written", e);
    }
  }

  /**
   * Reads a manifest.
   *
   * @throws InvalidInputException if it is damaged or of another version
   */
  static CropManifest read(Path file) {
    try {
      long length = Files.size(file);
      if (length > MOST_BYTES) {
        throw new InvalidInputException(
            file.toString(), "has " + length + " bytes, at most " + MOST_BYTES + " are read");
      }
      CropManifest manifest = MAPPER.readValue(file.toFile(), CropManifest.class);
      if (manifest.format != FORMAT) {
        throw new InvalidInputException(
            file.toString(),
            "is of format " + manifest.format + ", this version reads format " + FORMAT);
      }
      return manifest;
    } catch (JacksonException e) {
      throw new InvalidInputException(
          file.toString(), "is damaged: " + e.getOriginalMessage() + "; build it again");
    } catch (IOException e) {
      throw new InvalidInputException(file.toString(), "cannot be read: " + e.getMessage());
    }
  }
}
