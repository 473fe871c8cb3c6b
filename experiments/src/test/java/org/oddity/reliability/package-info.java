/** What is done to the whole program while it runs: it is killed, starved of disk, shut out. */
package org.oddity.reliability;
