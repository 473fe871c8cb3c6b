package org.oddity.training;

/**
 * One time through the training images.
 *
 * @param number from 1
 * @param count of epochs if nothing stops the training early
 * @param steps in each epoch
 */
public record Epoch(int number, int count, int steps) {}
