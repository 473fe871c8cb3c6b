package org.oddity.tensor.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs the driver's program and keeps what it prints. */
final class DriverProgram {
  private static final int PATIENCE_SECONDS = 30;

  private final String command;

  DriverProgram(String command) {
    this.command = command;
  }

  /**
   * What came of it.
   *
   * @param text all it printed
   * @param failure why there is no answer
   */
  record Answer(String text, Optional<String> failure) {}

  Answer ask(String... arguments) {
    try {
      Path printed = Files.createTempFile("oddity-gpu", ".txt");
      try {
        return ask(printed, arguments);
      } finally {
        Files.deleteIfExists(printed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Through a file: a program that hangs would keep us reading from it for ever. */
  private Answer ask(Path printed, String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(printed.toFile());
    builder.environment().put("LC_ALL", "C");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return failed(
          "no NVIDIA driver is installed: its program " + command + " cannot be started", "");
    }
    try {
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return failed(command + " gave no answer within " + PATIENCE_SECONDS + " seconds", "");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(command + " was interrupted", "");
    } finally {
      process.destroyForcibly();
    }
    String text = new String(Files.readAllBytes(printed), UTF_8);
    return process.exitValue() == 0
        ? new Answer(text, Optional.empty())
        : failed("the NVIDIA driver gives no list of GPUs", text);
  }

  private static Answer failed(String reason, String text) {
    return new Answer(text, Optional.of(reason + GpuSurvey.said(text)));
  }
}
