/** How far a run is, read from the ends of its journals without disturbing who writes them. */
package org.oddity.tracking.status;
