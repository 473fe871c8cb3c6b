package org.oddity.cli.doctor;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oddity.experiment.CanonicalJson;

/** All findings together, with a verdict. */
public record Diagnosis(List<Finding> findings) {
  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** Returns whether experiments can run. */
  public boolean isReady() {
    return problems().isEmpty();
  }

  private List<String> problems() {
    return findings.stream().map(Finding::problem).flatMap(Optional::stream).toList();
  }

  private List<String> hints() {
    return findings.stream().map(Finding::hint).flatMap(Optional::stream).toList();
  }

  private String verdict() {
    return isReady()
        ? "Ready: ./oddity run configs/experiment/quickstart.yaml"
        : "Not ready: " + String.join("; ", problems());
  }

  /** Prints a line or more a finding, the hints, and the verdict. */
  public void print(PrintWriter out) {
    for (Finding finding : findings) {
      String name = finding.name();
      for (String line : finding.lines()) {
        out.printf("%-13s %s%n", name, line);
        name = "";
      }
    }
    out.println();
    hints().forEach(hint -> out.println("Hint: " + hint));
    out.println(verdict());
    out.flush();
  }

  /** Returns one line of JSON. */
  public String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    findings.forEach(finding -> all.put(finding.name(), finding.plain()));
    all.put("ready", isReady());
    all.put("verdict", verdict());
    return CanonicalJson.of(all);
  }
}
