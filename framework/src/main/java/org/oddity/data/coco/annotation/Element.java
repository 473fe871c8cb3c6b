package org.oddity.data.coco.annotation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.oddity.data.coco.mask.CompressedRuns;
import org.oddity.data.coco.mask.Polygons;
import org.oddity.data.coco.mask.RunLengths;
import org.oddity.data.coco.mask.Segmentation;

/** The object in a list that a parser stands at the beginning of; each reading goes to its end. */
final class Element {
  private static final int LONGEST_SIDE = 65_535;
  private static final int BOX_NUMBERS = 4;
  private static final int SIZE_NUMBERS = 2;

  private final JsonParser parser;
  private final Fields fields;
  private String path = "";

  Element(JsonParser parser, Fields fields) {
    this.parser = parser;
    this.fields = fields;
  }

  /** Says how messages name the object. */
  void at(String where) {
    path = where;
  }

  void report(String field, String message) {
    fields.report(path + "." + field, message);
  }

  /** Reads a photograph; nothing after reporting what is wrong with it. */
  Optional<CocoImage> image() throws IOException {
    OptionalLong id = OptionalLong.empty();
    Optional<String> name = Optional.empty();
    OptionalLong height = OptionalLong.empty();
    OptionalLong width = OptionalLong.empty();
    long licence = 0;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      switch (next()) {
        case "id" -> id = whole("id");
        case "file_name" -> name = fileName();
        case "height" -> height = whole("height");
        case "width" -> width = whole("width");
        case "license" -> licence = whole("license").orElse(0);
        default -> parser.skipChildren();
      }
    }
    boolean complete = id.isPresent() && name.isPresent() && isSide(height) && isSide(width);
    if (!complete) {
      fields.report(path, "must have an id, a file_name, a height and a width");
      return Optional.empty();
    }
    return Optional.of(
        new CocoImage(
            id.getAsLong(),
            name.get(),
            (int) height.getAsLong(),
            (int) width.getAsLong(),
            (int) licence));
  }

  private static boolean isSide(OptionalLong side) {
    return side.isPresent() && side.getAsLong() >= 1 && side.getAsLong() <= LONGEST_SIDE;
  }

  /** A name that leads elsewhere is refused: files are looked for in one folder only. */
  private Optional<String> fileName() throws IOException {
    Optional<String> name = fields.text(path + ".file_name");
    if (name.isPresent() && !name.get().matches("[A-Za-z0-9_-][A-Za-z0-9._ -]{0,199}")) {
      report("file_name", "must be the name of a file, was '" + name.get() + "'");
      return Optional.empty();
    }
    return name;
  }

  /** Reads a category into a map of names. */
  void category(Map<Long, String> names) throws IOException {
    OptionalLong id = OptionalLong.empty();
    Optional<String> name = Optional.empty();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      switch (next()) {
        case "id" -> id = whole("id");
        case "name" -> name = fields.text(path + ".name");
        default -> parser.skipChildren();
      }
    }
    if (id.isPresent() && name.isPresent()) {
      names.put(id.getAsLong(), name.get());
    } else {
      fields.report(path, "must have an id and a name");
    }
  }

  /** Reads an object without its outline; nothing after reporting what is wrong with it. */
  Optional<CocoObject> object() throws IOException {
    OptionalLong id = OptionalLong.empty();
    OptionalLong image = OptionalLong.empty();
    OptionalLong category = OptionalLong.empty();
    Optional<Box> box = Optional.empty();
    boolean crowd = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      switch (next()) {
        case "id" -> id = whole("id");
        case "image_id" -> image = whole("image_id");
        case "category_id" -> category = whole("category_id");
        case "bbox" -> box = box();
        case "iscrowd" -> crowd = whole("iscrowd").orElse(1) != 0;
        default -> parser.skipChildren();
      }
    }
    if (id.isEmpty() || image.isEmpty() || category.isEmpty() || box.isEmpty()) {
      fields.report(path, "must have an id, an image_id, a category_id and a bbox");
      return Optional.empty();
    }
    return Optional.of(
        new CocoObject(id.getAsLong(), image.getAsLong(), category.getAsLong(), box.get(), crowd));
  }

  private Optional<Box> box() throws IOException {
    Optional<double[]> read = fields.numbers(path + ".bbox");
    if (read.isPresent() && !isBox(read.get())) {
      report("bbox", "must be x, y, width and height, the latter two not below 0");
      return Optional.empty();
    }
    return read.map(n -> new Box(n[0], n[1], n[2], n[3]));
  }

  private static boolean isBox(double... numbers) {
    return numbers.length == BOX_NUMBERS && numbers[2] >= 0 && numbers[3] >= 0;
  }

  /** An object's number and its outline. */
  record Outlined(long id, Segmentation segmentation) {}

  /** Reads the outline of an object if it is one of these. */
  Optional<Outlined> outlined(Set<Long> ids) throws IOException {
    OptionalLong id = OptionalLong.empty();
    Optional<Segmentation> segmentation = Optional.empty();
    boolean read = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      switch (next()) {
        case "id" -> id = whole("id");
        case "segmentation" -> {
          // COCO writes it before the number, hence it is read whoever's it is.
          segmentation = segmentation();
          read = true;
        }
        default -> parser.skipChildren();
      }
    }
    if (id.isEmpty() || !ids.contains(id.getAsLong())) {
      return Optional.empty();
    }
    if (!read) {
      fields.report(path, "has no segmentation");
    }
    long number = id.getAsLong();
    return segmentation.map(each -> new Outlined(number, each));
  }

  private Optional<Segmentation> segmentation() throws IOException {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      return polygons();
    }
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return runs();
    }
    fields.refuse(path + ".segmentation", "must be polygons or run lengths");
    return Optional.empty();
  }

  private Optional<Segmentation> polygons() throws IOException {
    List<double[]> polygons = new ArrayList<>();
    int numbers = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String where = path + ".segmentation[" + polygons.size() + "]";
      Optional<double[]> polygon = fields.numbers(where);
      numbers += polygon.map(each -> each.length + 1).orElse(0);
      if (polygon.isEmpty() || numbers > Fields.MOST_NUMBERS) {
        if (polygon.isPresent()) {
          fields.report(where, "must be at most " + Fields.MOST_NUMBERS + " numbers in all");
        }
        fields.skipRest();
        return Optional.empty();
      }
      polygons.add(polygon.get());
    }
    return Optional.of(new Polygons(polygons));
  }

  private Optional<Segmentation> runs() throws IOException {
    Optional<double[]> size = Optional.empty();
    Optional<double[]> counts = Optional.empty();
    Optional<String> text = Optional.empty();
    String where = path + ".segmentation";
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      switch (next()) {
        case "size" -> size = fields.numbers(where + ".size");
        case "counts" -> {
          if (parser.currentToken() == JsonToken.VALUE_STRING) {
            text = fields.text(where + ".counts");
          } else {
            counts = fields.numbers(where + ".counts");
          }
        }
        default -> parser.skipChildren();
      }
    }
    if (size.filter(Element::isSize).isEmpty() || (counts.isEmpty() && text.isEmpty())) {
      fields.report(where, "must have a size of two whole numbers and counts");
      return Optional.empty();
    }
    long height = (long) size.get()[0];
    long width = (long) size.get()[1];
    return Optional.of(
        text.isPresent()
            ? new CompressedRuns(height, width, text.get())
            : new RunLengths(height, width, truncated(counts.get())));
  }

  private static boolean isSize(double... numbers) {
    return numbers.length == SIZE_NUMBERS
        && numbers[0] == Math.rint(numbers[0])
        && numbers[1] == Math.rint(numbers[1]);
  }

  /** Broken numbers are cut to whole ones, as COCO's tools do; the sum then tells. */
  private static long[] truncated(double... numbers) {
    long[] truncated = new long[numbers.length];
    for (int i = 0; i < truncated.length; i++) {
      truncated[i] = (long) numbers[i];
    }
    return truncated;
  }

  private String next() throws IOException {
    String name = parser.currentName();
    parser.nextToken();
    return name;
  }

  private OptionalLong whole(String field) throws IOException {
    return fields.whole(path + "." + field);
  }
}
