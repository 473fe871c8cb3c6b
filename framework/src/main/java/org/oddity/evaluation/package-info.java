/** From scores to figures: curves, areas, thresholds, intervals and comparisons of methods. */
package org.oddity.evaluation;
