package org.oddity.tensor.device;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oddity.core.InvalidInputException;

/** Asks the driver which GPUs there are, by its own program {@code nvidia-smi}. */
public final class GpuSurvey {
  private static final String COMMAND = "nvidia-smi";

  private final DriverProgram program;
  private final Map<String, String> environment;

  @Inject
  GpuSurvey() {
    this(COMMAND, System.getenv());
  }

  GpuSurvey(String command, Map<String, String> environment) {
    this.program = new DriverProgram(command);
    this.environment = environment;
  }

  /** Returns the survey of this machine, outside of Guice. */
  public static GpuSurvey ofThisMachine() {
    return new GpuSurvey();
  }

  /** Asks; takes up to some seconds where the driver sleeps. */
  public GpuReport report() {
    DriverProgram.Answer answer = query(GpuTable.COLUMNS);
    String columns = GpuTable.COLUMNS;
    if (GpuTable.tooOldForCapability(answer.text())) {
      columns = GpuTable.OLD_COLUMNS;
      answer = query(columns);
    }
    if (answer.failure().isPresent()) {
      return GpuReport.without(answer.failure().get());
    }
    List<Gpu> all = GpuTable.gpus(answer.text(), columns);
    if (all.isEmpty()) {
      return GpuReport.without("the NVIDIA driver finds no GPU" + said(answer.text()));
    }
    return judged(all);
  }

  private DriverProgram.Answer query(String columns) {
    return program.ask("--query-gpu=" + columns, "--format=csv,noheader");
  }

  private GpuReport judged(List<Gpu> all) {
    boolean divided = environment.getOrDefault(VisibleGpus.VARIABLE, "").contains("MIG-");
    Map<String, Integer> parts =
        divided ? GpuTable.parts(program.ask("-L").text()) : Map.<String, Integer>of();
    List<Gpu> visible = VisibleGpus.of(all, parts, environment);
    return new GpuReport(
        all.stream()
            .map(gpu -> new GpuReport.Judged(gpu, visible.contains(gpu), CudaSupport.obstacle(gpu)))
            .toList(),
        visible.isEmpty()
            ? Optional.of(
                VisibleGpus.VARIABLE
                    + "="
                    + environment.get(VisibleGpus.VARIABLE)
                    + " hides every GPU")
            : Optional.empty());
  }

  static String said(String text) {
    return text.isBlank() ? "" : ": " + text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /**
   * Makes sure that the CUDA backend can use the GPUs it will see; to be called before it is
   * loaded.
   *
   * @throws InvalidInputException with the reason and what to do, if it cannot
   */
  public void requireUsable() {
    Optional<String> obstacle = report().obstacle();
    if (obstacle.isPresent()) {
      throw new InvalidInputException("backend cuda", obstacle.get());
    }
  }
}
