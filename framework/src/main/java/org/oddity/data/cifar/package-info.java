/** CIFAR-10, from the publisher's binary version. */
package org.oddity.data.cifar;
