/** Image files scored by a saved detector, some at a time. */
package org.oddity.experiment.scoring;
