/**
 * YAML as a tree that knows its lines, and the way from there to records that check themselves.
 *
 * <p>An options record has {@link org.oddity.config.Option} on each component and names what it
 * refuses through {@link org.oddity.config.Requirements}; {@link org.oddity.config.RecordBinder}
 * does the rest and reports every problem with its line and column.
 */
package org.oddity.config;
