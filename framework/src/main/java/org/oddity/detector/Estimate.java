package org.oddity.detector;

/**
 * A rough forecast, good to a factor of two or three.
 *
 * @param operations floating-point operations of fit and scoring together
 * @param bytes memory at the peak, beside the images themselves
 */
public record Estimate(double operations, double bytes) {}
