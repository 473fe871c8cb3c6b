/** One Gaussian around the training images. */
package org.oddity.detector.classical.gaussian;
