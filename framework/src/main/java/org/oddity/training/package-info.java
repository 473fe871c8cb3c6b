/**
 * The training loop: epochs, batches, stopping, taking up again. A method is a {@link
 * org.oddity.training.Trainee}; {@link org.oddity.training.TrainingLoop} does the rest.
 */
package org.oddity.training;
