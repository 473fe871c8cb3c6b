package org.oddity.detector.trivial;

/** The labels leave nothing to set. */
public record ByLabelOptions() {}
