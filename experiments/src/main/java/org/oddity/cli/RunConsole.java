package org.oddity.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.oddity.experiment.runner.RunObserver;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.RunFolder;

/**
 * Shows a run: on a terminal a live line per running cell, in a log one plain line per finished
 * cell; both with the time that is left.
 */
final class RunConsole implements RunObserver, AutoCloseable {
  private static final String TERMINAL_PROPERTY = "oddity.terminal";
  private static final String ERASE_LINE = "\u001b[2K";
  private static final String LINE_UP = "\u001b[1A";
  private static final int BAR = 20;

  private final PrintWriter out;
  private final RunFolder folder;
  private final boolean terminal;
  private final RemainingTime remaining;
  private final int total;
  private final Map<CellRecord, String> running = new LinkedHashMap<>();
  private int done;
  private int liveLines;

  private RunConsole(PrintWriter out, RunFolder folder, boolean terminal, int total, int workers) {
    this.out = out;
    this.folder = folder;
    this.terminal = terminal;
    this.total = total;
    this.remaining = new RemainingTime(total, workers);
  }

  static RunConsole on(PrintWriter out, RunFolder folder, int total, int workers) {
    boolean terminal = Boolean.getBoolean(TERMINAL_PROPERTY);
    return new RunConsole(out, folder, terminal, total, workers);
  }

  @Override
  public synchronized void started(CellRecord cell) {
    running.put(cell, bar(0, "starting"));
    redraw();
  }

  @Override
  public synchronized void progress(CellRecord cell, double fraction, String activity) {
    running.put(cell, bar(fraction, activity));
    redraw();
  }

  @Override
  public synchronized void finished(CellRecord cell, double seconds, String reason) {
    running.remove(cell);
    done++;
    remaining.finished(cell.detector(), seconds);
    erase();
    String result = reason.isEmpty() ? auroc(cell) : "FAILED: " + reason;
    out.printf(
        Locale.ROOT,
        "[%" + String.valueOf(total).length() + "d/%d] %-44s %s  %s%s%n",
        done,
        total,
        cell.title(),
        result,
        Durations.text(seconds),
        done < total ? "  (" + Durations.text(remaining.seconds()) + " left)" : "");
    redraw();
  }

  private String auroc(CellRecord cell) {
    Double auroc = folder.state(cell).metrics().get("test/auroc");
    return auroc == null ? "" : String.format(Locale.ROOT, "AUROC %.3f", auroc);
  }

  private static String bar(double fraction, String activity) {
    int filled = (int) Math.round(Math.max(0, Math.min(1, fraction)) * BAR);
    return "█".repeat(filled) + "·".repeat(BAR - filled) + " " + activity;
  }

  private void redraw() {
    if (terminal) {
      erase();
      running.forEach((cell, line) -> out.printf("  %-44s %s%n", cell.title(), line));
      liveLines = running.size();
    }
    out.flush();
  }

  private void erase() {
    out.print((LINE_UP + ERASE_LINE).repeat(liveLines));
    liveLines = 0;
  }

  @Override
  public synchronized void close() {
    erase();
    out.flush();
  }
}
