package org.oddity.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.util.Locale;
import org.oddity.data.Download.RemoteFile;
import org.oddity.data.fetch.ProgressListener;

/** Shows downloads: a line per file, and on a terminal how far it has come. */
final class DownloadConsole implements ProgressListener {
  private static final double MEBIBYTE = 1024.0 * 1024;
  private static final long STEP = 1L << 20;

  private final PrintWriter out;
  private final boolean terminal = Boolean.getBoolean("oddity.terminal");
  private long shown;

  DownloadConsole(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void kept(RemoteFile file) {
    line(file.name() + ": is there already, whole");
  }

  @Override
  public void started(RemoteFile file, URI address, long already) {
    shown = already;
    String from = already > 0 ? ", going on after " + mebibytes(already) : "";
    line(file.name() + ": from " + address.getHost() + from);
  }

  @Override
  public void progressed(RemoteFile file, long received, long total) {
    if (terminal && received - shown >= STEP) {
      shown = received;
      out.printf("\r  %s of %s", mebibytes(received), total > 0 ? mebibytes(total) : "?");
      out.flush();
    }
  }

  @Override
  public void retrying(RemoteFile file, URI address, String reason) {
    line(file.name() + ": " + reason + "; trying again");
  }

  @Override
  public void finished(RemoteFile file) {
    line((terminal ? "\r" : "") + file.name() + ": whole and checked");
  }

  private void line(String text) {
    out.println(text);
    out.flush();
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MiB", bytes / MEBIBYTE);
  }
}
