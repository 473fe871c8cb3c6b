/** Figures that others have printed, read from files, to stand beside ours. */
package org.oddity.evaluation.published;
