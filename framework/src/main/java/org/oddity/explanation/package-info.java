/**
 * Where in an image a detector's score comes from: maps made of the gradients of its score by what
 * a layer makes of the image.
 */
package org.oddity.explanation;
