package org.oddity.experiment.runner;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.oddity.core.InvalidInputException;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.cell.CellRunner;

/**
 * What a worker process does: read a cell from its input, run it, say so, read the next.
 *
 * <p>The input is watched even while a cell runs: when it ends, the process that started the worker
 * is gone, and the worker stops at once.
 */
public final class WorkerLoop {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final long PROGRESS_EVERY_NANOS = 200_000_000L;
  private static final String END = "";

  private final CellRunner runner;

  @Inject
  WorkerLoop(CellRunner runner) {
    this.runner = runner;
  }

  /** Runs cells until the input ends. */
  public void run(InputStream input, PrintStream output) {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    Thread reader = new Thread(() -> read(input, lines), "cells");
    reader.setDaemon(true);
    reader.start();
    send(output, new WorkerMessage.Ready());
    try {
      for (String line = lines.take(); !line.equals(END); line = lines.take()) {
        CellSpec cell = MAPPER.readValue(line, CellSpec.class);
        String reason = runOne(cell, new Reporter(output));
        send(output, new WorkerMessage.Done(reason));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a cell", e);
    }
  }

  /**
   * A journal that cannot be written to, or that the worker of a killed run still holds, is told to
   * the parent: nobody else will hear of it.
   */
  private String runOne(CellSpec cell, Reporter reporter) {
    try {
      return runner.run(cell, reporter::progress);
    } catch (UncheckedIOException | InvalidInputException e) {
      return e.getMessage();
    }
  }

  private static void read(InputStream input, BlockingQueue<String> lines) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      lines.clear(); // a broken pipe is an end like any other
    }
    // Nobody is left to hear of the cell that runs; its journal says it was started, not finished.
    Runtime.getRuntime().halt(0);
  }

  private static void send(PrintStream output, WorkerMessage message) {
    try {
      synchronized (output) {
        output.println(MAPPER.writeValueAsString(message));
        output.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a message", e);
    }
  }

  /** Passes progress on, a few times a second at most. */
  private static final class Reporter {
    private final PrintStream output;
    private long last;

    Reporter(PrintStream output) {
      this.output = output;
      this.last = System.nanoTime() - PROGRESS_EVERY_NANOS;
    }

    void progress(double fraction, String activity) {
      long now = System.nanoTime();
      if (now - last >= PROGRESS_EVERY_NANOS) {
        last = now;
        send(output, new WorkerMessage.Progress(fraction, activity));
      }
    }
  }
}
