package org.oddity.experiment.sweep;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.oddity.config.ConfigNode;
import org.oddity.config.Kind;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.core.Place;

/** Where the values of one key are drawn from. */
public sealed interface Range {
  /**
   * Draws one value.
   *
   * @param place where messages say that it was read
   */
  ConfigNode draw(SplittableRandom random, Place place);

  /** Numbers, each as likely as any other. */
  record Uniform(
      @Option(help = "the least value") double from, @Option(help = "the greatest value") double to)
      implements Range {
    public Uniform {
      ascending(from, to).end();
    }

    @Override
    public ConfigNode draw(SplittableRandom random, Place place) {
      return number(from + (to - from) * random.nextDouble(), from, to, place);
    }
  }

  /** Numbers above zero, each order of magnitude as likely as any other. */
  record LogUniform(
      @Option(help = "the least value, above 0") double from,
      @Option(help = "the greatest value") double to)
      implements Range {
    public LogUniform {
      ascending(from, to).positive("from", from).end();
    }

    @Override
    public ConfigNode draw(SplittableRandom random, Place place) {
      double exponent = Math.log(from) + (Math.log(to) - Math.log(from)) * random.nextDouble();
      return number(Math.exp(exponent), from, to, place);
    }
  }

  /** Whole numbers, each as likely as any other. */
  @Kind("integer")
  record WholeNumbers(
      @Option(help = "the least value") int from, @Option(help = "the greatest value") int to)
      implements Range {
    public WholeNumbers {
      ascending(from, to)
          .that(to < Integer.MAX_VALUE, "to", to, "must be below " + Integer.MAX_VALUE)
          .end();
    }

    @Override
    public ConfigNode draw(SplittableRandom random, Place place) {
      return ConfigNode.of(random.nextInt(from, to + 1), place);
    }
  }

  /** Some values, each as likely as any other. */
  record Choice(@Option(help = "the values") List<ConfigNode> of) implements Range {
    public Choice {
      requireNonNull(of, "of is null");
      Requirements.begin().that(!of.isEmpty(), "of", "nothing", "must hold a value").end();
      of = List.copyOf(of);
    }

    @Override
    public ConfigNode draw(SplittableRandom random, Place place) {
      return of.get(random.nextInt(of.size()));
    }
  }

  private static Requirements ascending(double from, double to) {
    return Requirements.begin()
        .that(from < to && Double.isFinite(to - from), "to", to, "must be above from");
  }

  /** Four digits: a row's name tells its value whole. */
  private static ConfigNode number(double drawn, double from, double to, Place place) {
    double rounded = new BigDecimal(drawn).round(new MathContext(4)).doubleValue();
    double value = Math.max(from, Math.min(to, rounded));
    return new ConfigNode.Scalar(place, value, Double.toString(value).toLowerCase(Locale.ROOT));
  }
}
