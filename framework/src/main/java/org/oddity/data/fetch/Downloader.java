package org.oddity.data.fetch;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.oddity.data.DataHome;
import org.oddity.data.Download;
import org.oddity.data.Download.RemoteFile;

/**
 * Downloads the files of a dataset.
 *
 * <p>A file is written to {@code NAME.part}, checked while it arrives, and renamed when it is
 * whole. A cut connection is tried again and goes on where it ended; an address that fails gives
 * way to the next one. What an attempt leaves is used by the next one, also after a restart.
 */
public final class Downloader {
  private final Surroundings surroundings;

  @Inject
  Downloader() {
    this(Surroundings.ordinary());
  }

  Downloader(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Downloads what is not there yet; files that are there and whole are left alone.
   *
   * @throws FetchFailedException if any file could not be had; the others are still tried
   */
  public void fetch(Download download, DataHome home, ProgressListener listener) {
    Path folder = home.folder(download.folder());
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new FetchFailedException(
          folder + " cannot be made (" + e + "): choose another folder with --data DIR");
    }
    HttpSource source = new HttpSource(surroundings.patience());
    List<String> failures = new ArrayList<>();
    for (RemoteFile file : download.files()) {
      try {
        fetch(file, folder, source, listener);
      } catch (FetchFailedException e) {
        failures.add(e.getMessage());
      }
    }
    if (!failures.isEmpty()) {
      throw new FetchFailedException(String.join("\n", failures));
    }
  }

  private void fetch(RemoteFile file, Path folder, HttpSource source, ProgressListener listener) {
    Path target = folder.resolve(file.name());
    if (!target.normalize().getParent().equals(folder.normalize())) {
      throw new IllegalArgumentException("'" + file.name() + "' is not the name of a file");
    }
    if (Verifier.verify(file, target).isIntact()) {
      listener.kept(file);
      return;
    }
    try (PartFile part = PartFile.open(target, file.algorithm())) {
      new FileDownload(file, part, source, surroundings, listener).run(folder);
      part.publish(target);
    } catch (IOException e) {
      throw new FetchFailedException(
          target + " cannot be written (" + e.getMessage() + "); run the same again to go on");
    }
    listener.finished(file);
  }
}
