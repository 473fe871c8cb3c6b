/**
 * Drawing, once for all outputs: a picture is drawn on a {@link org.oddity.report.canvas.Canvas},
 * which is a PNG image or an SVG text.
 */
package org.oddity.report.canvas;
