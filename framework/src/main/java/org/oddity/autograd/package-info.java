/**
 * Gradients: a {@link org.oddity.autograd.Tape} remembers the functions that were applied and walks
 * them back.
 */
package org.oddity.autograd;
