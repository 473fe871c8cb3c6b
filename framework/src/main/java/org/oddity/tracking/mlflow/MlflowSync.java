package org.oddity.tracking.mlflow;

import jakarta.inject.Inject;
import java.net.URI;
import org.oddity.core.InvalidInputException;
import org.oddity.tracking.RunFolder;
import org.oddity.tracking.mlflow.MlflowException.Kind;

/** Mirrors run folders to MLflow servers, once or while a run goes on. */
public final class MlflowSync {
  private static final int ATTEMPTS = 4;

  private final MlflowCredentials credentials;
  private final Timing timing;

  @Inject
  MlflowSync(MlflowCredentials credentials) {
    this(credentials, Timing.USUAL);
  }

  MlflowSync(MlflowCredentials credentials, Timing timing) {
    this.credentials = credentials;
    this.timing = timing;
  }

  /**
   * Sends what a server lacks of a run folder; a second time sends nothing.
   *
   * @param to such as {@code http://localhost:5000}
   * @throws InvalidInputException if the folder or the address cannot be used
   * @throws MlflowException if the server cannot
   */
  public SyncResult sync(RunFolder folder, URI to) {
    try (RunFolderMirror mirror =
        new RunFolderMirror(folder, MlflowServer.of(to, credentials), timing)) {
      for (int failures = 0; ; failures++) {
        try {
          mirror.pass();
          mirror.endAbandoned();
          return mirror.result();
        } catch (MlflowException e) {
          if (e.kind() != Kind.FAILING || failures + 1 == ATTEMPTS || !waited(failures)) {
            throw e;
          }
        }
      }
    }
  }

  /**
   * Finds out whether an MLflow server answers and lets us in.
   *
   * @throws InvalidInputException if the address cannot be that of a server
   * @throws MlflowException if it does not
   */
  public void check(URI server) {
    MlflowServer known = MlflowServer.of(server, credentials);
    try (MlflowConnection connection = new MlflowConnection(known, timing.patience())) {
      connection.http().check();
    }
  }

  /**
   * Starts to mirror a run folder in the background, until it is closed.
   *
   * @throws InvalidInputException if the folder or the address cannot be used; a server that does
   *     not answer is no reason
   */
  public MlflowMirror mirror(RunFolder folder, URI to) {
    MlflowServer server = MlflowServer.of(to, credentials);
    return new MlflowMirror(new RunFolderMirror(folder, server, timing), server, timing);
  }

  private boolean waited(int failures) {
    try {
      Thread.sleep(timing.pause(failures).toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
