/** The U-Net: an image to an image, with skip connections around each halving. */
package org.oddity.backbone.unet;
