/** Measures how long the cells of an experiment take, and the steps of training. */
package org.oddity.experiment.bench;
