/**
 * What each side of an experiment may see: normals without labels for a detector, a test set that
 * opens once for the evaluation.
 */
package org.oddity.data.split;
