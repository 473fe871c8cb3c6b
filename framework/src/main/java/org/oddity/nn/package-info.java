/**
 * Neural networks: layers as descriptions, networks with parameters, optimisers and checkpoints.
 */
package org.oddity.nn;
