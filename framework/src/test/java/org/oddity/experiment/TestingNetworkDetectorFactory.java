package org.oddity.experiment;

import java.util.List;
import java.util.Optional;
import org.oddity.backbone.Backbone;
import org.oddity.backbone.BackboneChoice;
import org.oddity.backbone.BackboneFactory;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.core.NamedArrays;
import org.oddity.detector.Detector;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.Estimate;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.Workload;

/** A detector that names backbones in every place where options can. */
final class TestingNetworkDetectorFactory
    implements DetectorFactory<TestingNetworkDetectorFactory.Options> {
  record Options(
      @Option(help = "a factor", byDefault = "1") int factor,
      @Option(help = "the network", byDefault = "{backbone: plain, width: 8}")
          BackboneChoice backbone,
      @Option(help = "another network") Optional<BackboneChoice> critic,
      @Option(help = "many networks", byDefault = "[]") List<BackboneChoice> more,
      @Option(help = "options below", byDefault = "{}") Inner inner) {}

  record Inner(@Option(help = "a network below") Optional<BackboneChoice> teacher) {}

  /** A backbone whose options are all there is of it. */
  static final class Plain implements BackboneFactory<Plain.Settings> {
    record Settings(
        @Option(help = "channels", byDefault = "64") int width,
        @Option(help = "outputs", byDefault = "128") int latent,
        @Option(help = "steepness", byDefault = "0.2") double slope) {
      Settings {
        Requirements.begin().atLeast("width", width, 1).end();
      }
    }

    @Override
    public Class<Settings> optionsType() {
      return Settings.class;
    }

    @Override
    public String summary() {
      return "Nothing but options.";
    }

    @Override
    public Backbone create(Settings options) {
      return Backbone.named("plain", options.latent()).build();
    }
  }

  @Override
  public Class<Options> optionsType() {
    return Options.class;
  }

  @Override
  public String summary() {
    return "Names backbones.";
  }

  @Override
  public Detector create(Options options) {
    return (normals, context) -> {
      throw new IllegalStateException("is not there to be fitted");
    };
  }

  @Override
  public FittedDetector restore(Options options, NamedArrays state) {
    throw new IllegalStateException("is not there to be restored");
  }

  @Override
  public Estimate estimate(Options options, Workload workload) {
    return new Estimate(1, 1);
  }
}
