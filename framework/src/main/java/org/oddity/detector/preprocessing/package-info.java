/**
 * What is done to images before a classical detector sees them; fitted once, on training images.
 */
package org.oddity.detector.preprocessing;
