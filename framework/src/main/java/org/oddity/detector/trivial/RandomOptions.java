package org.oddity.detector.trivial;

/** Chance has nothing to set. */
public record RandomOptions() {}
