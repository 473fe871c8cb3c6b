package org.oddity.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParallelismTest {
  @ParameterizedTest
  @CsvSource({"0, 1, 1", "1, 1, 4", "10, 3, 2", "1000, 7, 8", "5, 100, 3"})
  void everyIndexIsHandledOnce(int length, int grain, int threads) {
    int[] seen = new int[length];
    new Parallelism(threads)
        .forRange(
            length,
            grain,
            (from, to) -> {
              assertThat(to - from).isBetween(1, grain);
              assertThat(from % grain).isZero();
              for (int i = from; i < to; i++) {
                seen[i]++;
              }
            });
    assertThat(seen).hasSize(length);
    assertThat(java.util.Arrays.stream(seen).allMatch(count -> count == 1)).isTrue();
  }

  @Test
  void loopsInsideLoopsEnd() {
    Parallelism parallelism = new Parallelism(3);
    AtomicInteger sum = new AtomicInteger();
    parallelism.forRange(
        20,
        1,
        (from, to) -> parallelism.forRange(20, 1, (a, b) -> sum.addAndGet((to - from) * (b - a))));
    assertThat(sum).hasValue(400);
  }

  @Test
  void aFailureReachesTheCallerAfterAllPiecesEnded() {
    AtomicInteger running = new AtomicInteger();
    assertThatThrownBy(
            () ->
                new Parallelism(4)
                    .forRange(
                        64,
                        1,
                        (from, to) -> {
                          running.incrementAndGet();
                          try {
                            if (from == 5) {
                              throw new IllegalStateException("piece 5");
                            }
                          } finally {
                            running.decrementAndGet();
                          }
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("piece 5");
    assertThat(running).hasValue(0);
  }

  @Test
  void neverMoreThreadsThanAsked() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    new Parallelism(3).forRange(500, 1, (from, to) -> threads.add(Thread.currentThread()));
    assertThat(threads).hasSizeBetween(1, 3);
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "'', 8", "zero, 8", "0, 8", "-2, 8", "' 2 ', 2"})
  void threadsComeFromTheEnvironmentElseTheProcessors(String value, int expected) {
    assertThat(Parallelism.of(Map.of("OMP_NUM_THREADS", value), 8).threads()).isEqualTo(expected);
    assertThat(Parallelism.of(Map.of(), 6).threads()).isEqualTo(6);
  }

  @Test
  void refusesNonsense() {
    assertThatThrownBy(() -> new Parallelism(0)).hasMessage("threads must be at least 1, was 0");
    assertThatThrownBy(() -> new Parallelism(1).forRange(3, 0, (from, to) -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
