/** What goes between the machines of a cluster beside JSON: the program, and cells' folders. */
package org.oddity.spark.transfer;
