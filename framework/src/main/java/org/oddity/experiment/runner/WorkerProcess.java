package org.oddity.experiment.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.cell.CellProgress;

/** A Java process that runs one cell after the other. */
final class WorkerProcess implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int EXIT_OUT_OF_MEMORY = 3;
  private static final int EXIT_KILLED = 137;
  private static final int SECONDS_TO_END = 5;
  private static final int MOST_LINES_KEPT = 20;
  private static final int MOST_LINES_SHOWN = 3;
  private static final int MOST_LOG_BYTES = 16_384;

  private final Process process;
  private final Path log;
  private final BufferedWriter toWorker;
  private final BufferedReader fromWorker;
  private final long logStart;

  /** What the Java machine says when it cannot even start; it does so on its output. */
  private final Deque<String> said = new ArrayDeque<>();

  private boolean ready;

  private WorkerProcess(Process process, Path log, long logStart) {
    this.process = process;
    this.log = log;
    this.logStart = logStart;
    this.toWorker =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    this.fromWorker =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts a worker that writes what libraries print to {@code log}. */
  static WorkerProcess start(WorkerCommand command, Path log) throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    ProcessBuilder builder = new ProcessBuilder(command.line());
    builder.environment().putAll(command.environment());
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    long logStart = Files.exists(log) ? Files.size(log) : 0;
    return new WorkerProcess(builder.start(), log, logStart);
  }

  /**
   * Runs a cell and waits for its end.
   *
   * @return the reason why it failed; empty if it did not
   * @throws WorkerDiedException if the process ended first
   */
  String run(CellSpec cell, CellProgress progress) throws WorkerDiedException {
    try {
      toWorker.write(MAPPER.writeValueAsString(cell));
      toWorker.newLine();
      toWorker.flush();
      for (String line = fromWorker.readLine(); line != null; line = fromWorker.readLine()) {
        WorkerMessage message = parse(line);
        ready |= message != null;
        if (message instanceof WorkerMessage.Done done) {
          return done.reason();
        }
        if (message instanceof WorkerMessage.Progress at) {
          progress.at(at.fraction(), at.activity());
        }
      }
    } catch (IOException e) {
      throw new WorkerDiedException(reason() + " (" + e.getMessage() + ")");
    }
    throw new WorkerDiedException(reason());
  }

  private WorkerMessage parse(String line) {
    try {
      return MAPPER.readValue(line, WorkerMessage.class);
    } catch (JsonProcessingException e) {
      said.addLast(line); // printed by the Java machine or a native library
      if (said.size() > MOST_LINES_KEPT) {
        said.removeFirst();
      }
      return null;
    }
  }

  /** Returns whether the process ever came so far as to take a cell. */
  boolean ready() {
    return ready;
  }

  private String reason() {
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        return "the worker process closed its output";
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "stopped";
    }
    return switch (process.exitValue()) {
      case EXIT_OUT_OF_MEMORY ->
          "out of memory: the worker's Java heap was too small; raise runner.memory or lower"
              + " runner.workers";
      case EXIT_KILLED ->
          "the worker process was killed (signal 9), most likely because the machine ran out of"
              + " memory; lower runner.workers";
      default -> "the worker process ended with code " + process.exitValue() + lastWords();
    };
  }

  private String lastWords() {
    List<String> words = new ArrayList<>(said);
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long start = Math.max(logStart, file.length() - MOST_LOG_BYTES);
      byte[] tail = new byte[(int) Math.max(0, file.length() - start)];
      file.seek(start);
      file.readFully(tail);
      new String(tail, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
          .forEach(words::add);
    } catch (IOException e) {
      words.add("its log cannot be read: " + e.getMessage());
    }
    int from = Math.max(0, words.size() - MOST_LINES_SHOWN);
    return words.isEmpty() ? "" : ": " + String.join(" ", words.subList(from, words.size()));
  }

  /** Stops the process at once. */
  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    try {
      toWorker.close();
    } catch (IOException e) {
      process.destroyForcibly(); // it is gone already, or will be
    }
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        // Its locks go with it, so wait for its real end.
        process.destroyForcibly().waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** The process ended before its cell did. */
  static final class WorkerDiedException extends Exception {
    private static final long serialVersionUID = 1L;

    WorkerDiedException(String reason) {
      super(reason);
    }
  }
}
