package org.oddity.nn.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.oddity.nn.TestingNetworks.KERNELS;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.oddity.core.InvalidInputException;
import org.oddity.core.NamedArrays;
import org.oddity.core.RandomStream;
import org.oddity.nn.Network;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.optimiser.Optimiser;
import org.oddity.nn.optimiser.OptimiserOptions;
import org.oddity.tensor.Shape;

class CheckpointTest {
  @Test
  void twoEpochsAndTwoMoreAreFourBitForBit() {
    TestingTraining straight = new TestingTraining(1);
    straight.epochs(4);

    TestingTraining first = new TestingTraining(1);
    first.epochs(2);
    byte[] saved = first.encoded();
    TestingTraining second = new TestingTraining(77);
    second.restore(saved);
    assertThat(second.encoded()).isEqualTo(saved);
    second.epochs(2);

    assertThat(second.encoded()).isEqualTo(straight.encoded()).isNotEqualTo(saved);
  }

  @Test
  void withoutTheStateOfAnyPartItWouldNotBe() {
    TestingTraining straight = new TestingTraining(1);
    straight.epochs(4);
    TestingTraining forgetful = new TestingTraining(1);
    forgetful.epochs(2);
    NamedArrays state = forgetful.checkpoint().save();
    for (String part :
        new String[] {"optimiser.adam", "stream.order", "stream.dropout", "counter.epoch"}) {
      TestingTraining fresh = new TestingTraining(1);
      NamedArrays begun = fresh.checkpoint().save();
      NamedArrays.Builder mixed = NamedArrays.builder();
      state
          .asMap()
          .keySet()
          .forEach(name -> copy(name.startsWith(part + ".") ? begun : state, name, mixed));
      fresh.checkpoint().restore(mixed.build());
      fresh.epochs(2);
      assertThat(fresh.encoded()).as(part).isNotEqualTo(straight.encoded());
    }
  }

  private static void copy(NamedArrays from, String name, NamedArrays.Builder to) {
    Object array = from.asMap().get(name);
    if (array instanceof float[] floats) {
      to.put(name, floats);
    } else if (array instanceof double[] doubles) {
      to.put(name, doubles);
    } else {
      to.put(name, (long[]) array);
    }
  }

  @Test
  void allThatDoesNotFitIsNamedAtOnce() {
    Network saved = network(3);
    byte[] content =
        Checkpoint.builder().network("encoder", saved).network("teacher", network(3)).stream(
                "dropout", new RandomStream(1))
            .build()
            .encode();
    Network other = network(2);
    Checkpoint checkpoint =
        Checkpoint.builder()
            .network("encoder", other)
            .optimiser("adam", Optimiser.of(OptimiserOptions.Adam.of(0.1), other))
            .stream("dropout", new RandomStream(2))
            .build();
    assertThatThrownBy(() -> checkpoint.decode(content, "run.safetensors"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("run.safetensors: the checkpoint is not one of this training: ")
        .hasMessageContaining("network.teacher.weights belongs to nothing here")
        .hasMessageContaining(
            "network.encoder: the saved arrays do not fit: weights has 6 numbers, not those of"
                + " [2, 2]")
        .hasMessageContaining("optimiser.adam is missing")
        .hasMessageContaining("stream.dropout: its seed was 1, and is 2 now");
  }

  private static Network network(int in) {
    return Network.initialise(KERNELS, Dense.of(2), Shape.of(in), new RandomStream(1));
  }

  @Test
  void aDamagedFileIsSaidToBeOne() {
    Checkpoint checkpoint = Checkpoint.builder().network("encoder", network(3)).build();
    byte[] content = checkpoint.encode();
    byte[] half = Arrays.copyOf(content, content.length / 2);
    assertThatThrownBy(() -> checkpoint.decode(half, "run.safetensors"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("run.safetensors");
    assertThatThrownBy(() -> checkpoint.restore(NamedArrays.builder().build()))
        .hasMessageContaining("network.encoder is missing");
  }

  @Test
  void otherThingsCanBeRememberedToo() {
    double[] best = {0.5};
    Checkpoint checkpoint =
        Checkpoint.builder()
            .other(
                "best",
                () -> NamedArrays.builder().put("loss", best[0]).build(),
                state -> best[0] = state.doubles("loss")[0])
            .build();
    NamedArrays state = checkpoint.save();
    best[0] = 9;
    checkpoint.restore(state);
    assertThat(best[0]).isEqualTo(0.5);
    assertThatThrownBy(() -> Checkpoint.builder().stream("a.b", new RandomStream(1)))
        .hasMessageContaining("is no name");
  }
}
