/** What is measured step by step: networks that experiments/peers/torch_steps.py has as well. */
package org.oddity.experiment.bench.workload;
