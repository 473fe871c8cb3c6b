package org.oddity.experiment.sweep;

import java.util.ArrayList;
import java.util.List;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.core.Paper;

/**
 * Rounds of growing budgets: all variants of an entry begin with a small one, the best by the loss
 * on held-out normals go on with a larger one.
 *
 * <p>Departure from the paper: a variant that goes on is trained anew with its larger budget, so
 * that each of its cells is what an experiment without rounds would give.
 */
@Paper(
    authors = "Kevin Jamieson, Ameet Talwalkar",
    title = "Non-stochastic Best Arm Identification and Hyperparameter Optimization",
    venue = "AISTATS",
    year = 2016,
    url = "https://proceedings.mlr.press/v51/jamieson16.html")
public record SuccessiveHalving(
    @Option(help = "the budget of the first round") int from,
    @Option(help = "the budget of the last round") int to,
    @Option(
            help = "each round's budget is so many times the one before, for one of so many",
            byDefault = "3")
        int factor,
    @Option(help = "the option that is the budget", byDefault = "training.epochs") String budget) {
  public SuccessiveHalving {
    Requirements.begin()
        .between("from", from, 1, 1_000_000)
        .between("to", to, 2, 1_000_000)
        .that(from < to, "to", to, "must be above from")
        .between("factor", factor, 2, 1000)
        .that(!budget.isBlank(), "budget", "nothing", "must be a key of the detector")
        .end();
  }

  /** Returns the budget of each round, the last one being {@code to}. */
  public List<Integer> budgets() {
    List<Integer> budgets = new ArrayList<>();
    for (long each = from; each < to; each *= factor) {
      budgets.add((int) each);
    }
    budgets.add(to);
    return budgets;
  }

  /** Returns how many of some variants go on. */
  public int kept(int variants) {
    return Math.max(1, variants / factor);
  }
}
