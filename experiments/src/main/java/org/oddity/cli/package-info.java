/** The command line: one class per command, and what it prints. */
package org.oddity.cli;
