package org.oddity.experiment.bench.workload;

import org.oddity.tensor.Kernels;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Parallelism;

/** What workloads work with. */
public record Tools(Kernels kernels, LinearAlgebra algebra, Parallelism parallelism) {}
