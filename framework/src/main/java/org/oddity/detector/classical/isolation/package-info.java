/** Isolation forest: what few random cuts set apart is anomalous. */
package org.oddity.detector.classical.isolation;
