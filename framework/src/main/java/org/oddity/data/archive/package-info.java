/** Unpacks what publishers pack, without trusting it. */
package org.oddity.data.archive;
