/** What a run folder says, read once and ready to be shown. */
package org.oddity.report.run;
