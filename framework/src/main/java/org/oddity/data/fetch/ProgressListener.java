package org.oddity.data.fetch;

import java.net.URI;
import org.oddity.data.Download.RemoteFile;

/** Hears how a download goes; calls are cheap and come from the downloading thread. */
public interface ProgressListener {
  /** Hears nothing. */
  ProgressListener NONE = new ProgressListener() {};

  /** A file lay there already, whole. */
  default void kept(RemoteFile file) {}

  /**
   * A download begins or goes on.
   *
   * @param already bytes that an earlier attempt left
   */
  default void started(RemoteFile file, URI address, long already) {}

  /**
   * Bytes arrived.
   *
   * @param received bytes of the file so far
   * @param total its length, or 0 where nobody says
   */
  default void progressed(RemoteFile file, long received, long total) {}

  /** An attempt failed and another follows, perhaps at another address. */
  default void retrying(RemoteFile file, URI address, String reason) {}

  /** A file is whole, checked and in its place. */
  default void finished(RemoteFile file) {}
}
