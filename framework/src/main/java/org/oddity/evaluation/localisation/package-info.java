/**
 * From anomaly maps and masks to figures: how well a detector says where in an image an anomaly is.
 */
package org.oddity.evaluation.localisation;
