/** Whether methods of one or several runs differ, told from their score files. */
package org.oddity.report.comparison;
