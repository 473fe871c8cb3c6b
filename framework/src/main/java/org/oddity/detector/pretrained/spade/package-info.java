/** SPADE: nearest normal images, and the nearest places in them. */
package org.oddity.detector.pretrained.spade;
