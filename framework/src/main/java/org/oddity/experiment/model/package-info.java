/** Fitted detectors in folders: saved by a cell, loaded to score other images. */
package org.oddity.experiment.model;
