/** A few rows that lie close to all others: random projections, and greedy k-centre selection. */
package org.oddity.detector.pretrained.coreset;
