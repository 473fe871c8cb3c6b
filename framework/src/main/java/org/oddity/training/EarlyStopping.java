package org.oddity.training;

import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** When to stop before the last epoch, judged on validation normals alone. */
public record EarlyStopping(
    @Option(help = "epochs without a better validation loss after which to stop", byDefault = "10")
        int patience,
    @Option(help = "epochs before which it never stops", byDefault = "1") int minimumEpochs) {
  public EarlyStopping {
    Requirements.begin()
        .atLeast("patience", patience, 1)
        .atLeast("minimumEpochs", minimumEpochs, 1)
        .end();
  }
}
