package org.oddity;

import com.google.inject.Module;

/**
 * A feature in a jar of its own, which is on the class path only where it is asked for; found as a
 * service, installed by {@link OddityModule}.
 */
public interface ExtensionModule extends Module {}
