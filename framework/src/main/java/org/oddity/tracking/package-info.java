/**
 * The run folder and its journals: every run first writes down what happened, on disk, line by
 * line; trackers and reports read it from there.
 */
package org.oddity.tracking;
