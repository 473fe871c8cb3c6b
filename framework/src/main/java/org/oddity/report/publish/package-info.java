/** Results fit to be shown to others: one folder per published experiment. */
package org.oddity.report.publish;
