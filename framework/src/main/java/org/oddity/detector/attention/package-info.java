/**
 * The attention-mask GAN: an OCGAN, a map of where to look that is made of what its generator
 * knows, a classifier that guides the map, and a second GAN of what the map leaves of an image.
 */
package org.oddity.detector.attention;
