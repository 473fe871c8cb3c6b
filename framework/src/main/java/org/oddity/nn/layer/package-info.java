/** The layers that networks are made of, and how they are joined. */
package org.oddity.nn.layer;
