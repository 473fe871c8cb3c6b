package org.oddity.training;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps checkpoints in memory and counts them. */
final class TestingCheckpoints implements CheckpointStore {
  private final Map<String, byte[]> latest = new HashMap<>();
  private int saved;

  @Override
  public void save(String phase, byte[] checkpoint) {
    latest.put(phase, checkpoint.clone());
    saved++;
  }

  @Override
  public Optional<byte[]> latest(String phase) {
    return Optional.ofNullable(latest.get(phase));
  }

  int saved() {
    return saved;
  }
}
