/** The words that every other package speaks: images, scores, seeds, papers and problems. */
package org.oddity.core;
