/**
 * The running of all cells: worker processes on this machine, so that a crash or an out-of-memory
 * kill fails one cell and not the experiment.
 */
package org.oddity.experiment.runner;
