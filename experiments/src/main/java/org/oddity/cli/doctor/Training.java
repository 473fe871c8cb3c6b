package org.oddity.cli.doctor;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.oddity.tensor.device.Backend;
import org.oddity.tensor.device.GpuReport;
import org.oddity.tensor.device.GpuSurvey;
import org.oddity.tensor.engine.Engine;

/** What networks would be trained with. */
final class Training {
  private final Engine engine;
  private final GpuSurvey survey;

  @Inject
  Training(Engine engine, GpuSurvey survey) {
    this.engine = engine;
    this.survey = survey;
  }

  List<Finding> findings() {
    Backend backend = Backend.ofThisProgram();
    return List.of(engine(backend), gpus(backend, survey.report()));
  }

  private Finding engine(Backend backend) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("built_for", backend.toString().toLowerCase(Locale.ROOT));
    try {
      String description = engine.kernels().description();
      facts.put("engine", description);
      return Finding.of("training", description, facts);
    } catch (LinkageError | RuntimeException e) {
      String reason = "the training engine does not start: " + rootOf(e);
      return Finding.of("training", reason, facts).problem(reason);
    }
  }

  /** The last cause says it; what is around it says only that a class could not be loaded. */
  private static String rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return Optional.ofNullable(root.getMessage()).orElse(root.toString());
  }

  static Finding gpus(Backend backend, GpuReport report) {
    List<String> lines = new ArrayList<>();
    List<Map<String, Object>> plain = new ArrayList<>();
    for (GpuReport.Judged gpu : report.gpus()) {
      lines.add(gpu.sentence());
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("index", gpu.gpu().index());
      one.put("name", gpu.gpu().name());
      gpu.gpu().capability().ifPresent(version -> one.put("capability", version.toString()));
      one.put("driver", gpu.gpu().driver());
      gpu.gpu().memoryMebibytes().ifPresent(memory -> one.put("memory_mib", memory));
      one.put("visible", gpu.visible());
      gpu.obstacle().ifPresent(why -> one.put("obstacle", why));
      one.put("usable", gpu.usable());
      plain.add(one);
    }
    report.problem().ifPresent(why -> lines.add("none: " + why));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("found", plain);
    report.problem().ifPresent(why -> facts.put("none", why));
    Finding finding = Finding.of("gpus", lines, facts);
    boolean usable = report.gpus().stream().anyMatch(GpuReport.Judged::usable);
    return backend == Backend.CPU && usable
        ? finding.hint("to train on the GPU, set ODDITY_BACKEND=cuda; see docs/gpu.md")
        : finding;
  }
}
