package org.oddity.detector.adversarial;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageShape;
import org.oddity.detector.DifferentiableScore;
import org.oddity.nn.NetworkLayers;
import org.oddity.nn.Pass;
import org.oddity.tensor.Kernels;

/** The score of a method whose networks give it without a search, on a tape. */
final class NetworksScore implements DifferentiableScore {
  private final AdversarialMethod method;
  private final NamedNetworks networks;
  private final ImageShape shape;
  private final NetworkLayers layers;

  private NetworksScore(
      AdversarialMethod method, NamedNetworks networks, ImageShape shape, NetworkLayers layers) {
    this.method = method;
    this.networks = networks;
    this.shape = shape;
    this.layers = layers;
  }

  /** Returns a method's score; empty if it has no gradient. */
  static Optional<DifferentiableScore> of(
      AdversarialMethod method, NamedNetworks networks, ImageShape shape) {
    return layers(method, shape).map(layers -> new NetworksScore(method, networks, shape, layers));
  }

  /** Returns the layers that an image goes through; empty if the score has no gradient. */
  static Optional<NetworkLayers> layers(AdversarialMethod method, ImageShape shape) {
    List<String> names = method.scoredThrough();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    Map<String, NetworkPlan> plans = method.networks(shape);
    return names.stream()
        .map(name -> NetworkLayers.of(name, plans.get(name).layer(), plans.get(name).input()))
        .reduce(NetworkLayers::and);
  }

  @Override
  public Kernels kernels() {
    return networks.kernels();
  }

  @Override
  public NetworkLayers layers() {
    return layers;
  }

  @Override
  public Variable of(Variable pixels, Pass pass) {
    return method.score(pixels, networks, shape, pass);
  }
}
