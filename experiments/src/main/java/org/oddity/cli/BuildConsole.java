package org.oddity.cli;

import java.io.PrintWriter;
import org.oddity.data.coco.BuildListener;

/** Shows a build: a line for each thing begun, and on a terminal how far it has come. */
final class BuildConsole implements BuildListener {
  private final PrintWriter out;
  private final boolean terminal = Boolean.getBoolean("oddity.terminal");
  private boolean within;

  BuildConsole(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begins(String activity) {
    if (within) {
      out.println(); // it ended early: what is said next stands in a line of its own
      within = false;
    }
    out.println(activity);
    out.flush();
  }

  @Override
  public void cut(int done, int all) {
    if (terminal) {
      within = done < all;
      out.printf("\r  %d of %d%s", done, all, within ? "" : "\n");
      out.flush();
    }
  }
}
