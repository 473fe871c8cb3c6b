/** The convolutional encoder and decoder of the DCGAN. */
package org.oddity.backbone.dcgan;
