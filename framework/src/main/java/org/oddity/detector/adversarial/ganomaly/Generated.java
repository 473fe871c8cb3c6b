package org.oddity.detector.adversarial.ganomaly;

import org.oddity.autograd.Variable;

/**
 * What the generator makes of a batch x.
 *
 * @param code z = E1(x), {@code [batch, latent]}
 * @param image x̂ = De(z), {@code [batch, height, width, channels]} in the decoder's range
 * @param codeOfImage ẑ = E2(x̂), {@code [batch, latent]}
 */
record Generated(Variable code, Variable image, Variable codeOfImage) {}
