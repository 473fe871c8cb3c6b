package org.oddity.detector;

/** A method with its hyper-parameters, ready to be fitted; what it may see is its kind. */
public sealed interface AnomalyDetector permits Detector, OracleDetector, SupervisedDetector {}
