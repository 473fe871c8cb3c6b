/** Networks that were trained on ImageNet, layer by layer as torchvision builds them. */
package org.oddity.backbone.pretrained;
