/**
 * What adversarial detectors have in common: networks that are trained against each other on normal
 * images alone. Each method has a package below; here is what they are made of: {@link
 * org.oddity.detector.adversarial.LossTerms} that can be weighted and left out by name, {@link
 * org.oddity.detector.adversarial.Player}s who make them small, what is told of the {@link
 * org.oddity.detector.adversarial.GameHealth} of their game, and fitted networks.
 */
package org.oddity.detector.adversarial;
