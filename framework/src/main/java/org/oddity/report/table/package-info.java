/** Tables of figures, detectors against tasks, and the forms they are written in. */
package org.oddity.report.table;
