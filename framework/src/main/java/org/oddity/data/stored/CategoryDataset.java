package org.oddity.data.stored;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.data.Category;
import org.oddity.data.Dataset;
import org.oddity.data.Part;

/**
 * Datasets of one shape as the categories of one: a class is called {@code CATEGORY/CLASS}, and
 * images come category after category.
 *
 * <p>The checksum is the SHA-256 of the categories' names and checksums, line by line.
 */
public final class CategoryDataset implements Dataset {
  private final List<String> names;
  private final List<Dataset> members;
  private final List<String> classNames;
  private final List<Category> categories;
  private final boolean masked;

  private CategoryDataset(List<String> names, List<Dataset> members) {
    this.names = names;
    this.members = members;
    List<String> classes = new ArrayList<>();
    List<Category> found = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      String name = names.get(i);
      int first = classes.size();
      members.get(i).classNames().forEach(each -> classes.add(name + "/" + each));
      found.add(
          new Category(
              name,
              first + members.get(i).normalClass().orElseThrow(),
              IntStream.range(first, classes.size()).boxed().toList()));
    }
    this.classNames = List.copyOf(classes);
    this.categories = List.copyOf(found);
    this.masked = members.stream().allMatch(each -> each.masks(new int[0]).isPresent());
  }

  /**
   * Makes a dataset of categories, in the map's order.
   *
   * @throws IllegalArgumentException if there is none, their shapes differ or one has no normal
   *     class
   */
  public static CategoryDataset of(Map<String, ? extends Dataset> members) {
    List<Dataset> all = List.copyOf(members.values());
    if (all.stream().map(Dataset::shape).distinct().count() != 1) {
      throw new IllegalArgumentException("categories must be of one shape: " + members.keySet());
    }
    if (all.stream().anyMatch(each -> each.normalClass().isEmpty())) {
      throw new IllegalArgumentException("a category has no normal class: " + members.keySet());
    }
    return new CategoryDataset(List.copyOf(members.keySet()), all);
  }

  @Override
  public ImageShape shape() {
    return members.get(0).shape();
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public List<Category> categories() {
    return categories;
  }

  @Override
  public int[] labels(Part part) {
    return IntStream.range(0, members.size())
        .flatMap(
            i -> {
              int first = categories.get(i).classes().get(0);
              return Arrays.stream(members.get(i).labels(part)).map(label -> first + label);
            })
        .toArray();
  }

  /** The images that somebody wants of one category: where they go and where they are. */
  private record Wanted(int member, int[] targets, int[] places) {}

  private List<Wanted> wanted(Part part, int... indices) {
    List<Wanted> wanted = new ArrayList<>();
    int before = 0;
    for (int member = 0; member < members.size(); member++) {
      int from = before;
      int to = from + members.get(member).labels(part).length;
      int[] targets =
          IntStream.range(0, indices.length)
              .filter(i -> indices[i] >= from && indices[i] < to)
              .toArray();
      if (targets.length > 0) {
        int[] places = Arrays.stream(targets).map(i -> indices[i] - from).toArray();
        wanted.add(new Wanted(member, targets, places));
      }
      before = to;
    }
    for (int index : indices) {
      Objects.checkIndex(index, before);
    }
    return wanted;
  }

  @Override
  public ImageBatch images(Part part, int[] indices) {
    int size = shape().size();
    float[] pixels = new float[Math.multiplyExact(indices.length, size)];
    for (Wanted each : wanted(part, indices)) {
      float[] read = members.get(each.member()).images(part, each.places()).pixels();
      for (int i = 0; i < each.targets().length; i++) {
        System.arraycopy(read, i * size, pixels, each.targets()[i] * size, size);
      }
    }
    return ImageBatch.wrap(shape(), pixels);
  }

  @Override
  public Optional<boolean[][]> masks(int[] indices) {
    if (!masked) {
      return Optional.empty();
    }
    boolean[][] masks = new boolean[indices.length][];
    for (Wanted each : wanted(Part.TEST, indices)) {
      boolean[][] read = members.get(each.member()).masks(each.places()).orElseThrow();
      for (int i = 0; i < read.length; i++) {
        masks[each.targets()[i]] = read[i];
      }
    }
    return Optional.of(masks);
  }

  @Override
  public String checksum() {
    MessageDigest digest = Digests.sha256();
    for (int i = 0; i < members.size(); i++) {
      String line = names.get(i) + " " + members.get(i).checksum() + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
