package org.oddity.tensor;

/** How many leading eigenvectors are wanted. */
public sealed interface Leading {
  /**
   * Returns how many of the eigenvalues are wanted.
   *
   * @param falling eigenvalues in falling order, maybe only the first ones
   * @param total the sum of all eigenvalues
   * @return at least 1; above the number of {@code falling} where these are not enough
   */
  int count(double[] falling, double total);

  /**
   * A fixed number.
   *
   * @param number at least 1
   */
  record Count(int number) implements Leading {
    @Override
    public int count(double[] falling, double total) {
      return number;
    }
  }

  /**
   * The fewest whose sum is above a share of the sum of all; as scikit-learn's PCA counts.
   *
   * @param share in (0, 1)
   */
  record Share(double share) implements Leading {
    @Override
    public int count(double[] falling, double total) {
      double sum = 0;
      for (int i = 0; i < falling.length; i++) {
        sum += Math.max(falling[i], 0) / total;
        if (sum > share) {
          return i + 1;
        }
      }
      return falling.length + 1;
    }
  }
}
