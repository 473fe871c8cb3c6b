package org.oddity.experiment;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.oddity.data.DataHome;
import org.oddity.experiment.sweep.ValidationRanks;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.CellState;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;

/**
 * How far the successive halving of an experiment has come: it follows from the plan and from what
 * the run folder says of finished cells, and so is the same after every interruption.
 *
 * @param plan the experiment with the rows of all rounds that have begun
 * @param decisions what each round that is over decided, for people, by {@code ENTRY/ROUND}
 * @param stalled why an entry cannot go on, for people
 */
public record HalvingProgress(
    ExperimentPlan plan, Map<String, String> decisions, List<String> stalled) {
  public HalvingProgress {
    requireNonNull(plan, "plan is null");
    decisions = new LinkedHashMap<>(decisions);
    stalled = List.copyOf(stalled);
  }

  /**
   * Looks how far it has come.
   *
   * @param planned the experiment as it was planned, with the rows of the first round
   */
  public static HalvingProgress of(ExperimentPlan planned, RunFolder folder, DataHome home) {
    Looking looking = new Looking(planned, folder, home);
    List<ResolvedDetector> rows = new ArrayList<>(planned.detectors());
    planned.halved().forEach(entry -> looking.follow(entry, rows));
    return new HalvingProgress(
        planned.halved().isEmpty() ? planned : planned.with(rows),
        looking.decisions,
        looking.stalled);
  }

  /** One look through a run folder. */
  private static final class Looking {
    private final ExperimentPlan planned;
    private final RunFolder folder;
    private final DataHome home;
    private final Map<String, String> decisions = new LinkedHashMap<>();
    private final List<String> stalled = new ArrayList<>();

    Looking(ExperimentPlan planned, RunFolder folder, DataHome home) {
      this.planned = planned;
      this.folder = folder;
      this.home = home;
    }

    /** Adds an entry's rows of later rounds behind those of its first. */
    void follow(HalvedEntry entry, List<ResolvedDetector> rows) {
      List<ResolvedDetector> round = entry.rounds().get(0);
      int end = rows.indexOf(round.get(round.size() - 1)) + 1;
      for (int next = 1; next < entry.rounds().size() && !round.isEmpty(); next++) {
        round = goOn(entry, round, next);
        rows.addAll(end, round);
        end += round.size();
      }
    }

    /** Returns the rows of the next round; none where the round is not over or cannot end. */
    private List<ResolvedDetector> goOn(HalvedEntry entry, List<ResolvedDetector> round, int next) {
      Map<CellRecord, CellState> cells = states(round);
      if (cells.values().stream().anyMatch(state -> !ended(state))) {
        return List.of();
      }
      Set<String> failed = failed(cells);
      cells.keySet().removeIf(cell -> failed.contains(cell.detector()));
      List<String> best = ValidationRanks.of(cells).best(entry.halving().kept(round.size()));
      if (best.isEmpty()) {
        stalled.add(
            "%s: round %d of %d could not choose: %s"
                .formatted(
                    entry.name(),
                    next,
                    entry.rounds().size(),
                    cells.isEmpty()
                        ? "every variant has a failed cell"
                        : "its trainings have no loss on held-out normals"));
        return List.of();
      }
      List<ResolvedDetector> chosen = sameVariants(entry, next, best);
      decisions.put(entry.name() + "/" + next, sentence(entry, round.size(), next, chosen));
      return chosen;
    }

    private Map<CellRecord, CellState> states(List<ResolvedDetector> rows) {
      Map<CellRecord, CellState> states = new LinkedHashMap<>();
      planned.with(rows).cells(folder, home).stream()
          .map(CellSpec::record)
          .forEach(cell -> states.put(cell, folder.state(cell)));
      return states;
    }

    private static boolean ended(CellState state) {
      return state.done() || hasFailed(state);
    }

    private static boolean hasFailed(CellState state) {
      return state.finished().filter(end -> end.status() == JournalEvent.Status.FAILED).isPresent();
    }

    private static Set<String> failed(Map<CellRecord, CellState> cells) {
      return cells.entrySet().stream()
          .filter(each -> hasFailed(each.getValue()))
          .map(each -> each.getKey().detector())
          .collect(Collectors.toSet());
    }

    /** Returns the rows of a round that are variants of rows of the round before. */
    private static List<ResolvedDetector> sameVariants(
        HalvedEntry entry, int round, Collection<String> before) {
      Set<String> names = new HashSet<>(before);
      List<ResolvedDetector> chosen = new ArrayList<>();
      for (int i = 0; i < entry.rounds().get(round).size(); i++) {
        if (names.contains(entry.rounds().get(round - 1).get(i).name())) {
          chosen.add(entry.rounds().get(round).get(i));
        }
      }
      return chosen;
    }

    private static String sentence(
        HalvedEntry entry, int before, int round, List<ResolvedDetector> chosen) {
      return "%d of %d variants of %s go on with %s=%d, by their loss on held-out normals: %s"
          .formatted(
              chosen.size(),
              before,
              entry.name(),
              entry.halving().budget(),
              entry.halving().budgets().get(round),
              chosen.stream().map(ResolvedDetector::name).collect(Collectors.joining(", ")));
    }
  }
}
