/** Images kept as numbers of few bits with their labels, turned into batches when asked for. */
package org.oddity.data.stored;
