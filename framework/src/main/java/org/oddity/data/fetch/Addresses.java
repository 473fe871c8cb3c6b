package org.oddity.data.fetch;

import java.net.URI;
import java.util.Locale;

/** Which addresses are asked: https, and http on this machine alone. */
final class Addresses {
  private Addresses() {}

  static boolean isAllowed(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    return scheme.equals("https") || (scheme.equals("http") && isThisMachine(address));
  }

  private static boolean isThisMachine(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }
}
