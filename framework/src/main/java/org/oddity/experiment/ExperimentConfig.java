package org.oddity.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oddity.config.ConfigNode;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.evaluation.EvaluationOptions;
import org.oddity.experiment.protocol.Protocol;
import org.oddity.experiment.sweep.SweepOptions;
import org.oddity.explanation.ExplanationOptions;

/** An experiment file as it is written, before names are looked up; see docs/experiment.md. */
public record ExperimentConfig(
    @Option(help = "name of the experiment and of its run folder: letters, digits, - and _")
        String name,
    @Option(help = "one line for people", byDefault = "''") String description,
    @Option(help = "a dataset by name, as a mapping of its options, or a list of these")
        ConfigNode dataset,
    @Option(help = "what is normal, what trains and what tests") Protocol protocol,
    @Option(help = "detectors by the name of their row") ConfigNode.Mapping detectors,
    @Option(help = "variants: for an entry, values by key", byDefault = "{}")
        Map<String, Map<String, List<ConfigNode>>> grid,
    @Option(help = "variants that are drawn: {random}", byDefault = "{}") SweepOptions sweep,
    @Option(help = "one run of every cell per seed", byDefault = "[1]") List<Long> seeds,
    @Option(
            help = "tables of configs/published shown beside ours: FILE or FILE/ROW",
            byDefault = "[]")
        List<String> compareWith,
    @Option(help = "threshold and confidence intervals", byDefault = "{}")
        EvaluationOptions evaluation,
    @Option(
            help =
                "maps of where scores come from, for some test images: {method, layer, towards,"
                    + " images}")
        Optional<ExplanationOptions> explain,
    @Option(help = "where runs are mirrored to", byDefault = "{}") TrackingOptions tracking,
    @Option(help = "workers, threads and memory", byDefault = "{}") RunnerOptions runner,
    @Option(help = "keep each fitted detector in its cell's folder", byDefault = "false")
        boolean saveModels,
    @Option(
            help =
                "draw each cell's curves and images; false makes many small cells several times"
                    + " as fast",
            byDefault = "true")
        boolean figures) {
  public ExperimentConfig {
    Requirements.begin()
        .that(
            name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,79}"),
            "name",
            "'" + name + "'",
            "must be letters, digits, - and _")
        .that(!seeds.isEmpty(), "seeds", "an empty list", "must hold a seed")
        .that(seeds.stream().distinct().count() == seeds.size(), "seeds", seeds, "must differ")
        .that(!detectors.entries().isEmpty(), "detectors", "nothing", "must name a detector")
        .end();
    grid = Map.copyOf(grid);
    seeds = List.copyOf(seeds);
    compareWith = List.copyOf(compareWith);
  }
}
