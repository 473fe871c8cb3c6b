package org.oddity.experiment.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private final Process process;
  private final Path log;
  private final BufferedWriter toWorker;
  private final BufferedReader fromWorker;

  private WorkerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
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
    return new WorkerProcess(builder.start(), log);
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

  private static WorkerMessage parse(String line) {
    try {
      return MAPPER.readValue(line, WorkerMessage.class);
    } catch (JsonProcessingException e) {
      return null; // something printed to the output by a native library
    }
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
      default -> "the worker process ended with code " + process.exitValue() + lastLine();
    };
  }

  private String lastLine() {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1);
    } catch (IOException e) {
      return " (its log cannot be read: " + e.getMessage() + ")";
    }
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
        process.destroyForcibly();
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
