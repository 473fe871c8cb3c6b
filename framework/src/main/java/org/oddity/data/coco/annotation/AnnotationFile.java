package org.oddity.data.coco.annotation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.oddity.config.Problems;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;
import org.oddity.data.coco.mask.Segmentation;

/** One annotation file; each look reads it from its beginning to its end. */
public final class AnnotationFile {
  private static final int MOST_PROBLEMS = 20;
  private static final int BUFFER = 1 << 16;
  private static final JsonFactory JSON = new JsonFactory();

  private final Path path;

  /** Makes a reader; reads nothing yet. */
  public AnnotationFile(Path path) {
    this.path = requireNonNull(path, "path is null");
  }

  /** Returns the file. */
  public Path path() {
    return path;
  }

  /**
   * Reads images, categories, and the objects that are wanted.
   *
   * @throws InvalidInputException if the file cannot be read, is no JSON or not of COCO's form; up
   *     to 20 problems at once
   */
  public AnnotationIndex index(Predicate<CocoObject> wanted) {
    Map<Long, CocoImage> images = new HashMap<>();
    Map<Long, String> categories = new HashMap<>();
    List<CocoObject> objects = new ArrayList<>();
    Set<Long> numbers = new HashSet<>();
    read(
        Map.of(
            "images",
            element -> element.image().ifPresent(image -> images.put(image.id(), image)),
            "categories",
            element -> element.category(categories),
            "annotations",
            element -> {
              var object = element.object().filter(wanted);
              if (object.isPresent() && !numbers.add(object.get().id())) {
                element.report("id", object.get().id() + " stands twice");
              }
              object.ifPresent(objects::add);
            }));
    return new AnnotationIndex(images, categories, objects);
  }

  /**
   * Reads the outlines of some objects, in the order of the file.
   *
   * @param ids of the objects
   * @param receiver is given each number and its outline, one after the other
   * @throws InvalidInputException as {@link #index}, and if an outline is missing
   */
  public void segmentations(Set<Long> ids, SegmentationReceiver receiver) {
    Set<Long> left = new HashSet<>(ids);
    read(
        Map.of(
            "annotations",
            element -> {
              var outlined = element.outlined(ids);
              if (outlined.isPresent() && left.remove(outlined.get().id())) {
                receiver.accept(outlined.get().id(), outlined.get().segmentation());
              }
            }));
    if (!left.isEmpty()) {
      throw new InvalidInputException(
          path.toString(), "has no outline of the objects " + left.stream().sorted().toList());
    }
  }

  /** Takes outlines one after the other. */
  @FunctionalInterface
  public interface SegmentationReceiver {
    /** Takes the outline of the object of a number. */
    void accept(long id, Segmentation segmentation);
  }

  @FunctionalInterface
  private interface ElementReader {
    void read(Element element) throws IOException;
  }

  private void read(Map<String, ElementReader> readers) {
    Problems problems = new Problems();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        JsonParser parser = JSON.createParser(in)) {
      Fields fields = new Fields(parser, path.toString(), problems);
      Element element = new Element(parser, fields);
      Set<String> missing = new HashSet<>(readers.keySet());
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new InvalidInputException(path.toString(), "is not a JSON object of annotations");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (missing.remove(name) && parser.currentToken() == JsonToken.START_ARRAY) {
          list(name, parser, fields, element, readers.get(name), problems);
        } else {
          parser.skipChildren();
        }
      }
      for (String name : missing.stream().sorted().toList()) {
        problems.add(Place.of(path.toString()), name, "is missing: not a file of instances");
      }
    } catch (JsonProcessingException e) {
      problems.add(place(e), "", "is broken or cut off (" + e.getOriginalMessage() + ")");
    } catch (IOException e) {
      problems.add(Place.of(path.toString()), "", "cannot be read: " + e.getMessage());
    }
    problems.throwIfAny();
  }

  private static void list(
      String name,
      JsonParser parser,
      Fields fields,
      Element element,
      ElementReader reader,
      Problems problems)
      throws IOException {
    int index = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        element.at(name + "[" + index + "]");
        reader.read(element);
      } else {
        fields.refuse(name + "[" + index + "]", "must be an object");
      }
      if (problems.count() >= MOST_PROBLEMS) {
        problems.throwIfAny();
      }
      index++;
    }
  }

  private Place place(JsonProcessingException e) {
    return e.getLocation() == null
        ? Place.of(path.toString())
        : new Place(path.toString(), e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }
}
