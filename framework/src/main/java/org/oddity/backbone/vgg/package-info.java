/** VGG for small images. */
package org.oddity.backbone.vgg;
