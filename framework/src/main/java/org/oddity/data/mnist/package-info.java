/** MNIST and Fashion-MNIST, from the publishers' idx files. */
package org.oddity.data.mnist;
