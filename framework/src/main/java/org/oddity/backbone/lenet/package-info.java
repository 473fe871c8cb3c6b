/** The small networks of Deep SVDD, after LeNet. */
package org.oddity.backbone.lenet;
