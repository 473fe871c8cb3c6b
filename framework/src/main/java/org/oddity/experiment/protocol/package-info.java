/**
 * Protocols: what is normal, what trains, what is held out and what is tested.
 *
 * <p>A protocol works on labels alone and gives places of images; {@link
 * org.oddity.experiment.protocol.Splitter} reads the pixels and seals the test set.
 */
package org.oddity.experiment.protocol;
