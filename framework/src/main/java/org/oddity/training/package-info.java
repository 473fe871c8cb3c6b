/** The training loop: epochs, batches, stopping, taking up again. */
package org.oddity.training;
