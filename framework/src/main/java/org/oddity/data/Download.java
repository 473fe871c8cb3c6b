package org.oddity.data;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;

/**
 * The files that a publisher offers, and how to know that they arrived whole.
 *
 * @param folder the folder under the data home that they go to
 * @param files the files
 * @param licence the terms and what to cite, shown before the download
 */
public record Download(String folder, List<RemoteFile> files, String licence) {
  public Download {
    requireNonNull(folder, "folder is null");
    files = List.copyOf(files);
    requireNonNull(licence, "licence is null");
  }

  /**
   * One file.
   *
   * @param name its name in the folder
   * @param addresses where it can be had, tried in order
   * @param algorithm {@code MD5} or {@code SHA-256}, as the publisher gives it
   * @param checksum in hexadecimal
   * @param bytes its length, or 0 where nobody says
   */
  public record RemoteFile(
      String name, List<URI> addresses, String algorithm, String checksum, long bytes) {
    public RemoteFile {
      requireNonNull(name, "name is null");
      addresses = List.copyOf(addresses);
      requireNonNull(algorithm, "algorithm is null");
      requireNonNull(checksum, "checksum is null");
    }
  }
}
