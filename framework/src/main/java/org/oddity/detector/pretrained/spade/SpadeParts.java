package org.oddity.detector.pretrained.spade;

import org.oddity.backbone.feature.FeatureExtractors;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Parallelism;

/** What SPADE works with. */
record SpadeParts(FeatureExtractors extractors, LinearAlgebra algebra, Parallelism parallelism) {}
