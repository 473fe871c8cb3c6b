/** How weights are drawn before training. */
package org.oddity.nn.initialiser;
