/** The UCSD pedestrian films: frames of a walkway on which anything but walkers is abnormal. */
package org.oddity.data.ucsd;
