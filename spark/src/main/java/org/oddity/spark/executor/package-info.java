/** What Spark's executors do on the machines of a cluster: one cell in one task. */
package org.oddity.spark.executor;
