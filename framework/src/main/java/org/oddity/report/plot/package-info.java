/** What every drawing shares, whatever draws it: axes, bins, colours and the choice of points. */
package org.oddity.report.plot;
