package org.oddity.tracking.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.oddity.tracking.JournalEvent;

/**
 * An image of one step, such as {@code images/reconstructions-step-7.png}, under the name by which
 * the server's pages put a slider over the steps.
 *
 * @param path on the server
 * @param smallPath of the twin that the pages show first
 */
record SteppedImage(String path, String smallPath) {
  private static final Pattern NAME = Pattern.compile("images/(.+)-step-(\\d{1,18})\\.png");

  static Optional<SteppedImage> of(JournalEvent.Artifact artifact) {
    Matcher name = NAME.matcher(artifact.path());
    if (!artifact.kind().equals("images") || !name.matches()) {
      return Optional.empty();
    }
    // The same image gets the same name again, and so takes its own place.
    UUID id = UUID.nameUUIDFromBytes((artifact.path() + "@" + artifact.time()).getBytes(UTF_8));
    String stem =
        "images/"
            + name.group(1).replace('/', '~')
            + ("+step+" + Long.parseLong(name.group(2)))
            + ("+timestamp+" + artifact.time())
            + ("+" + id);
    return Optional.of(new SteppedImage(stem + ".png", stem + "+compressed.png"));
  }
}
