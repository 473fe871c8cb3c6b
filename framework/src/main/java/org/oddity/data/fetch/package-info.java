/**
 * Downloads what publishers offer and holds it against their check sums. Interrupted downloads are
 * kept in {@code .part} files and go on where they ended.
 */
package org.oddity.data.fetch;
