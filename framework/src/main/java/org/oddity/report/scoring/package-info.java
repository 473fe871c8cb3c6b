/** What is written of image files that a saved detector has scored: tables and pictures. */
package org.oddity.report.scoring;
