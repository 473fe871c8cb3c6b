package org.oddity.tracking.mlflow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Sends lists in pieces that the server takes.
 *
 * @param <T> what is sent
 * @param most entries in a piece
 * @param length of one entry, in characters
 * @param send sends a piece
 * @param refused hears of an entry that is refused even alone
 */
record Batches<T>(int most, ToIntFunction<T> length, Consumer<List<T>> send, Refusals<T> refused) {
  /** Characters in a piece: MLflow takes a million bytes. */
  private static final int LONGEST = 200_000;

  void sendAll(List<T> entries) {
    List<T> piece = new ArrayList<>();
    int characters = 0;
    for (T entry : entries) {
      int more = length.applyAsInt(entry);
      if (!piece.isEmpty() && (piece.size() == most || characters + more > LONGEST)) {
        sendOrSplit(piece);
        piece = new ArrayList<>();
        characters = 0;
      }
      piece.add(entry);
      characters += more;
    }
    if (!piece.isEmpty()) {
      sendOrSplit(piece);
    }
  }

  /** One bad entry must not keep back the others, nor all that comes after them. */
  private void sendOrSplit(List<T> piece) {
    try {
      send.accept(piece);
    } catch (RefusedException e) {
      if (piece.size() == 1) {
        refused.refused(piece.get(0), e);
        return;
      }
      sendOrSplit(piece.subList(0, piece.size() / 2));
      sendOrSplit(piece.subList(piece.size() / 2, piece.size()));
    }
  }

  /** Hears of what the server does not take. */
  interface Refusals<T> {
    void refused(T entry, RefusedException why);
  }
}
