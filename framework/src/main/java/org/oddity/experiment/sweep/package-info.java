/** Variants of an experiment's entries: grids and random draws over any of their options. */
package org.oddity.experiment.sweep;
