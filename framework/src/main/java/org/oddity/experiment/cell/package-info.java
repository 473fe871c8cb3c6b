/** The running of one cell: split, fit, score, evaluate, and write it all down. */
package org.oddity.experiment.cell;
