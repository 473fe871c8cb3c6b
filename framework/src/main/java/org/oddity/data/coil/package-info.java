/** COIL-20 and COIL-100: objects on a turntable, photographed every five degrees. */
package org.oddity.data.coil;
