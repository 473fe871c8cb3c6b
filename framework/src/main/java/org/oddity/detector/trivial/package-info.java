/** The floor and the ceiling of every benchmark: scores by chance, and scores by the labels. */
package org.oddity.detector.trivial;
