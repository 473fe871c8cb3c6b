package org.oddity.detector.pretrained.padim;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.core.RandomStream;

/** Which of the joined layers' channels are modelled. */
public sealed interface Channels {
  /** Returns how many are taken of so many. */
  int count(int channels);

  /** Returns their places, rising. */
  int[] choose(int channels, RandomStream random);

  /** Drawn without replacement, by the seed. */
  record Random(@Option(help = "how many; all where there are fewer", byDefault = "100") int count)
      implements Channels {
    public Random {
      Requirements.begin().atLeast("count", count, 1).end();
    }

    @Override
    public int count(int channels) {
      return Math.min(count, channels);
    }

    @Override
    public int[] choose(int channels, RandomStream random) {
      int[] chosen = Arrays.copyOf(random.permutation(channels), count(channels));
      Arrays.sort(chosen);
      return chosen;
    }
  }

  /** Named by their places among the joined channels, from 0. */
  record Chosen(@Option(help = "their places, from 0 on, none twice") List<Integer> places)
      implements Channels {
    public Chosen {
      Requirements.begin()
          .that(
              !places.isEmpty()
                  && places.stream().allMatch(place -> place >= 0)
                  && places.stream().distinct().count() == places.size(),
              "places",
              places,
              "must be at least one place from 0 on, none twice")
          .end();
    }

    @Override
    public int count(int channels) {
      return places.size();
    }

    @Override
    public int[] choose(int channels, RandomStream random) {
      return places.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
  }

  /** All of them. */
  record All() implements Channels {
    @Override
    public int count(int channels) {
      return channels;
    }

    @Override
    public int[] choose(int channels, RandomStream random) {
      return IntStream.range(0, channels).toArray();
    }
  }
}
