/**
 * Whether methods differ: two on the same images, several over many tasks, as Demšar (2006,
 * "Statistical Comparisons of Classifiers over Multiple Data Sets", JMLR 7) lays out.
 */
package org.oddity.evaluation.comparison;
