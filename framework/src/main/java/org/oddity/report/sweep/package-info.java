/** What a sweep shows: variants ranked, and how a figure depends on what was swept. */
package org.oddity.report.sweep;
