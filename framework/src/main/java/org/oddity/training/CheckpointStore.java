package org.oddity.training;

import java.util.Optional;

/**
 * Keeps the last checkpoint of each phase of one fit, so that a fit that was interrupted goes on.
 */
public interface CheckpointStore {
  /** Keeps nothing. */
  CheckpointStore NONE =
      new CheckpointStore() {
        @Override
        public void save(String phase, byte[] checkpoint) {}

        @Override
        public Optional<byte[]> latest(String phase) {
          return Optional.empty();
        }
      };

  /**
   * Keeps a checkpoint, whole or not at all, in place of the one before.
   *
   * @param phase in lower-kebab
   */
  void save(String phase, byte[] checkpoint);

  /** Returns what was saved last of a phase, by this attempt or an earlier one. */
  Optional<byte[]> latest(String phase);
}
