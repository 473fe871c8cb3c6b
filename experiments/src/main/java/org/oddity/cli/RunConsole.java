package org.oddity.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.oddity.experiment.runner.RunObserver;
import org.oddity.experiment.runner.Runner;
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
  private static final String COLUMNS_PROPERTY = "oddity.columns";
  private static final int USUAL_COLUMNS = 80;
  private static final int BAR = 20;
  private static final double SURE_FROM = 0.1;

  private final PrintWriter out;
  private final RunFolder folder;
  private final boolean terminal;
  private final RemainingTime remaining;
  private final int total;
  private final Map<CellRecord, Live> running = new LinkedHashMap<>();
  private int done;
  private int liveLines;
  private boolean closed;

  /** What is known of a running cell. */
  private record Live(long since, double fraction, String activity) {
    String line() {
      int filled = (int) Math.round(Math.max(0, Math.min(1, fraction)) * BAR);
      return "█".repeat(filled) + "·".repeat(BAR - filled) + " " + activity + left();
    }

    /** A guess from how long the part took that is done, once that is a tenth. */
    private String left() {
      double elapsed = (System.nanoTime() - since) / 1e9;
      return fraction < SURE_FROM
          ? ""
          : " (" + Durations.text(elapsed * (1 - fraction) / fraction) + " left)";
    }
  }

  private RunConsole(PrintWriter out, RunFolder folder, boolean terminal, int total) {
    this.out = out;
    this.folder = folder;
    this.terminal = terminal;
    this.total = total;
    this.remaining = new RemainingTime(total);
  }

  static RunConsole on(PrintWriter out, RunFolder folder, int total) {
    boolean terminal = Boolean.getBoolean(TERMINAL_PROPERTY);
    return new RunConsole(out, folder, terminal, total);
  }

  @Override
  public synchronized void started(CellRecord cell) {
    running.put(cell, new Live(System.nanoTime(), 0, "starting"));
    remaining.running(running.size());
    redraw();
  }

  @Override
  public synchronized void progress(CellRecord cell, double fraction, String activity) {
    long since = running.containsKey(cell) ? running.get(cell).since() : System.nanoTime();
    running.put(cell, new Live(since, fraction, activity));
    redraw();
  }

  @Override
  public synchronized void finished(CellRecord cell, double seconds, String reason) {
    running.remove(cell);
    if (closed || reason.equals(Runner.STOPPED)) {
      return;
    }
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

  private void redraw() {
    if (terminal && !closed) {
      erase();
      running.forEach((cell, live) -> out.println(cut("  %-44s %s", cell.title(), live.line())));
      liveLines = running.size();
    }
    out.flush();
  }

  /** A line that wraps could not be erased again. */
  private static String cut(String format, Object... values) {
    String line = String.format(Locale.ROOT, format, values);
    int width = Integer.getInteger(COLUMNS_PROPERTY, USUAL_COLUMNS);
    return line.length() < width ? line : line.substring(0, Math.max(0, width - 1));
  }

  private void erase() {
    out.print((LINE_UP + ERASE_LINE).repeat(liveLines));
    liveLines = 0;
  }

  @Override
  public synchronized void close() {
    closed = true;
    erase();
    out.flush();
  }
}
