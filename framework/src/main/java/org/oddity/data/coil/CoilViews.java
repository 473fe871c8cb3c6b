package org.oddity.data.coil;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.oddity.config.Problems;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;
import org.oddity.data.image.ImageContent;
import org.oddity.data.stored.DataFiles;

/** Finds the photographs, unpacked or in the publisher's zip, which is read where it lies. */
final class CoilViews {
  private static final String FIRST = "obj1__0.png";

  private final CoilFamily family;
  private final DataFiles places;

  CoilViews(CoilFamily family, DataFiles places) {
    this.family = family;
    this.places = places;
  }

  /** Returns all photographs by object and view. */
  List<CoilView> find() {
    Optional<Path> folder = places.folderWith(List.of(FIRST));
    if (folder.isPresent()) {
      return checked(inFolder(folder.get()), folder.get());
    }
    Optional<Path> archive = places.find(family.archive());
    if (archive.isEmpty()) {
      throw places.missing(List.of(FIRST + " and its like, or " + family.archive()));
    }
    return checked(inZip(archive.get()), archive.get());
  }

  private List<CoilView> checked(List<CoilView> views, Path where) {
    Set<Integer> found = new HashSet<>();
    Problems problems = new Problems();
    for (CoilView view : views) {
      found.add(view.object());
      if (view.object() < 1 || view.object() > family.objects()) {
        problems.add(
            Place.of(view.content().name()),
            "",
            "shows object " + view.object() + ", " + family.title() + " has " + family.objects());
      }
    }
    for (int object = 1; object <= family.objects(); object++) {
      if (!found.contains(object)) {
        problems.add(
            Place.of(where.toString()),
            "",
            "holds no obj" + object + "__*.png: it is incomplete; fetch or unpack it again");
      }
    }
    problems.throwIfAny();
    return views.stream().sorted(CoilView.ORDER).toList();
  }

  private static List<CoilView> inFolder(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .flatMap(
              path -> CoilView.of(path.getFileName().toString(), ImageContent.of(path)).stream())
          .toList();
    } catch (IOException e) {
      throw new InvalidInputException(folder.toString(), "cannot be listed: " + e.getMessage());
    }
  }

  /** The zip stays open as long as its photographs are known to anybody; then Java closes it. */
  private static List<CoilView> inZip(Path archive) {
    try {
      ZipFile zip = new ZipFile(archive.toFile());
      return zip.stream()
          .filter(entry -> !entry.isDirectory())
          .flatMap(entry -> inZip(archive, zip, entry).stream())
          .toList();
    } catch (ZipException e) {
      throw new InvalidInputException(
          archive.toString(),
          "is damaged or truncated (" + e.getMessage() + "): delete it and fetch it again");
    } catch (IOException e) {
      throw new InvalidInputException(archive.toString(), "cannot be read: " + e.getMessage());
    }
  }

  private static Optional<CoilView> inZip(Path archive, ZipFile zip, ZipEntry entry) {
    String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    return CoilView.of(name, new InZip(archive, zip, entry));
  }

  private record InZip(Path archive, ZipFile zip, ZipEntry entry) implements ImageContent {
    @Override
    public String name() {
      return archive + "!" + entry.getName();
    }

    @Override
    public byte[] read() throws IOException {
      try (InputStream in = zip.getInputStream(entry)) {
        return ImageContent.readLimited(in);
      }
    }
  }
}
