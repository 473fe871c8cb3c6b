/** From a YAML file to a matrix of cells, and the running of them. */
package org.oddity.experiment;
