/** Residual networks for small images. */
package org.oddity.backbone.resnet;
