/** Features of images by networks that were trained elsewhere: chosen, checked, opened, asked. */
package org.oddity.backbone.feature;
