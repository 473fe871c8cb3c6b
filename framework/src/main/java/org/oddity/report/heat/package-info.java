/** Explanation maps in colours, by themselves and laid over their images. */
package org.oddity.report.heat;
