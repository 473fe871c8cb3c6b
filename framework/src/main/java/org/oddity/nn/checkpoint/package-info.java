/** All that a training must remember to go on as if it had never stopped. */
package org.oddity.nn.checkpoint;
