/** Tables, figures and pages, made from journals and score files, never from live objects. */
package org.oddity.report;
