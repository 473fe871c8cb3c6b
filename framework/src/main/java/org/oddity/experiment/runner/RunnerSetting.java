package org.oddity.experiment.runner;

import org.oddity.data.DataHome;
import org.oddity.experiment.RunnerOptions;
import org.oddity.tracking.RunFolder;

/**
 * What a runner is made for.
 *
 * @param options where cells run, and with what
 * @param cells how many the whole experiment has
 * @param bytesPerCell what the largest of them will roughly need
 * @param folder the run folder
 * @param program what worker processes start
 * @param dataHome where real data lies on this machine
 */
public record RunnerSetting(
    RunnerOptions options,
    int cells,
    double bytesPerCell,
    RunFolder folder,
    WorkerProgram program,
    DataHome dataHome) {}
