package org.oddity.tracking.mlflow;

import java.time.Duration;
import java.util.Optional;
import org.oddity.tracking.mlflow.MlflowException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mirrors a run folder while the run goes on.
 *
 * <p>It only reads the journals, in a thread of its own: a server that is slow, broken or gone
 * neither stops nor slows the run. It says once that a server is lost and once that it is back.
 * Write the experiment's last event before closing it.
 */
public final class MlflowMirror implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MlflowMirror.class);
  private static final Duration USUAL_LAST_ATTEMPT = Duration.ofSeconds(20);

  /** For a request that is cut off to notice it. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final RunFolderMirror mirror;
  private final MlflowServer server;
  private final Timing timing;
  private final Thread thread;
  private final Object bell = new Object();
  private boolean closing;
  private Optional<Kind> trouble = Optional.empty();

  MlflowMirror(RunFolderMirror mirror, MlflowServer server, Timing timing) {
    this.mirror = mirror;
    this.server = server;
    this.timing = timing;
    this.thread = new Thread(this::work, "mlflow-mirror");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Tries once more to send everything, and stops.
   *
   * @param atMost how long to wait for that
   */
  public Remainder close(Duration atMost) {
    synchronized (bell) {
      closing = true;
      bell.notifyAll();
    }
    try {
      thread.join(Math.max(1, atMost.toMillis()));
      thread.interrupt();
      thread.join(GRACE.toMillis());
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
    return remainder();
  }

  /** As {@link #close(Duration)}, saying what remains as a warning. */
  @Override
  public void close() {
    close(USUAL_LAST_ATTEMPT).advice().ifPresent(LOG::warn);
  }

  private Remainder remainder() {
    long bytes = mirror.behind();
    boolean all = bytes == 0 && trouble().isEmpty() && !thread.isAlive();
    String advice =
        "not all of this run is on "
            + server.address()
            + " yet. When the server is there: oddity sync "
            + mirror.folder().root()
            + " --to "
            + server.address();
    return new Remainder(mirror.result(), bytes, all ? Optional.empty() : Optional.of(advice));
  }

  private void work() {
    try (mirror) {
      int failures = 0;
      while (!pause(timing.pause(failures))) {
        failures = attempt() ? 0 : failures + 1;
      }
      attempt();
    }
  }

  private boolean attempt() {
    try {
      mirror.pass();
      if (trouble().isPresent()) {
        LOG.warn("MLflow: {} is back, mirroring goes on", server.address());
      }
      trouble(Optional.empty());
      return true;
    } catch (MlflowException e) {
      failed(e.kind(), e.getMessage());
      return false;
    } catch (RuntimeException e) {
      // A fault of the mirror must not end the run; nothing of it is lost, as the journals remain.
      LOG.debug("mirroring failed", e);
      failed(Kind.FAILING, e.toString());
      return false;
    }
  }

  private void failed(Kind kind, String sentence) {
    if (!trouble().equals(Optional.of(kind)) && !Thread.currentThread().isInterrupted()) {
      LOG.warn("MLflow: {}. The run goes on and is mirrored when that is mended", sentence);
    }
    trouble(Optional.of(kind));
  }

  /** Waits, and returns whether it is time to end. */
  private boolean pause(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    synchronized (bell) {
      long left = length.toMillis();
      while (!closing && left > 0) {
        try {
          bell.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return true;
        }
        left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      }
      return closing;
    }
  }

  private Optional<Kind> trouble() {
    synchronized (bell) {
      return trouble;
    }
  }

  private void trouble(Optional<Kind> now) {
    synchronized (bell) {
      trouble = now;
    }
  }
}
