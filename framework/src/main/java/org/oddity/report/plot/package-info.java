/** The pictures of reports: curves, histograms, scatter plots, and how their points are chosen. */
package org.oddity.report.plot;
