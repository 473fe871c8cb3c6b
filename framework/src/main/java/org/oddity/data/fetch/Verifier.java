package org.oddity.data.fetch;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.oddity.data.DataHome;
import org.oddity.data.Download;
import org.oddity.data.Download.RemoteFile;
import org.oddity.data.fetch.Verdict.State;
import org.oddity.data.stored.Digests;

/** Holds what lies in the data home against the publisher's lengths and check sums. */
public final class Verifier {
  @Inject
  Verifier() {}

  /** Returns one verdict for each file, in the order of the download; changes nothing. */
  public List<Verdict> verify(Download download, DataHome home) {
    return download.files().stream()
        .map(file -> verify(file, home.folder(download.folder()).resolve(file.name())))
        .toList();
  }

  static Verdict verify(RemoteFile file, Path path) {
    try {
      if (!Files.isRegularFile(path)) {
        return absent(file, path);
      }
      long length = Files.size(path);
      if (file.bytes() > 0 && length != file.bytes()) {
        return new Verdict(
            file, path, State.DAMAGED, "has " + length + " bytes, should have " + file.bytes());
      }
      String checksum = Digests.ofFile(file.algorithm(), path);
      return checksum.equalsIgnoreCase(file.checksum())
          ? new Verdict(file, path, State.INTACT, file.algorithm() + " is right")
          : new Verdict(
              file,
              path,
              State.DAMAGED,
              file.algorithm() + " is " + checksum + ", should be " + file.checksum());
    } catch (IOException e) {
      return new Verdict(file, path, State.UNREADABLE, "cannot be read: " + e.getMessage());
    }
  }

  private static Verdict absent(RemoteFile file, Path path) throws IOException {
    Path part = PartFile.besides(path);
    if (Files.isRegularFile(part)) {
      String detail = "only a beginning of " + Files.size(part) + " bytes is there";
      return new Verdict(file, path, State.INCOMPLETE, detail);
    }
    return new Verdict(file, path, State.MISSING, "is not there");
  }
}
