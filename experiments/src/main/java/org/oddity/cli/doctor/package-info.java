/** Looks at the machine and says whether experiments can run on it. */
package org.oddity.cli.doctor;
