/** Keras and DL4J models of other people's as networks that features are taken of. */
package org.oddity.backbone.imported;
