/** Measures how long the cells of an experiment take. */
package org.oddity.experiment.bench;
