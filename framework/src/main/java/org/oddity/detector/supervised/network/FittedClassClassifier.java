package org.oddity.detector.supervised.network;

import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.detector.ClassifyingDetector;
import org.oddity.nn.Network;

/** A fitted classifier whose labels are the dataset's classes. */
final class FittedClassClassifier extends FittedNetworkClassifier implements ClassifyingDetector {
  FittedClassClassifier(ImageShape shape, Network network, boolean... anomalous) {
    super(shape, network, anomalous);
  }

  @Override
  public Classified classify(ImageBatch images) {
    float[] logits = logits(images);
    return new Classified(scores(logits), Logits.likeliest(logits, labels()));
  }
}
