/**
 * Cells on an Apache Spark cluster: what the program that was started does. Nothing else in Oddity
 * sees Spark.
 */
package org.oddity.spark;
