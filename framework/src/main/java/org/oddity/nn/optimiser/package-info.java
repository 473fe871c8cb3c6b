/** How training moves the parameters of networks. */
package org.oddity.nn.optimiser;
