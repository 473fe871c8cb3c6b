package org.oddity.detector.adversarial.ocgan;

import org.oddity.backbone.OutputRange;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.nn.Layer;
import org.oddity.nn.Network;
import org.oddity.nn.layer.Activation;
import org.oddity.nn.layer.BatchNorm;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.layer.Flatten;
import org.oddity.nn.layer.Reshape;
import org.oddity.nn.layer.Sequential;
import org.oddity.tensor.Shape;
import org.oddity.tensor.engine.Engine;

/** Networks of an OCGAN of tiny images, drawn and not trained; the decoder has a batch norm. */
final class TestingOcgan {
  static final ImageShape SHAPE = new ImageShape(6, 6, 2);
  static final int LATENT = 5;

  private TestingOcgan() {}

  static OcganNetworks networks(LatentSpace space, OutputRange range) {
    Shape image = Shape.of(6, 6, 2);
    NamedNetworks networks = new NamedNetworks();
    networks.and("encoder", network(Sequential.of(new Flatten(), Dense.of(LATENT)), image, 1));
    networks.and(
        "decoder",
        network(
            Sequential.of(
                Dense.of(SHAPE.size()),
                Activation.relu(),
                BatchNorm.standard(),
                Activation.tanh(),
                Reshape.to(6, 6, 2)),
            Shape.of(LATENT),
            2));
    networks.and(
        "classifier",
        network(
            Sequential.of(new Flatten(), Dense.of(12), Activation.leakyRelu(0.2), Dense.of(1)),
            image,
            3));
    return new OcganNetworks(networks, "", space, range, SHAPE);
  }

  private static Network network(Layer layer, Shape input, long seed) {
    return Network.initialise(
        TestingFactories.bound(Engine.class).kernels(), layer, input, new RandomStream(seed));
  }
}
