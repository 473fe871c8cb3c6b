package org.oddity.evaluation.published;

import org.oddity.config.Option;
import org.oddity.config.Requirements;

/**
 * Where a table was printed.
 *
 * @param authors as the publication prints them
 * @param title of the publication
 * @param venue journal, conference or site
 * @param year of publication
 * @param url where to find it
 */
public record Publication(
    @Option(help = "authors as printed") String authors,
    @Option(help = "title") String title,
    @Option(help = "journal, conference or site") String venue,
    @Option(help = "year of publication") int year,
    @Option(help = "address, a DOI where there is one", byDefault = "''") String url) {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;

  public Publication {
    Requirements.begin()
        .that(!authors.isBlank(), "authors", authors, "must not be empty")
        .that(!title.isBlank(), "title", title, "must not be empty")
        .between("year", year, FIRST_YEAR, LAST_YEAR)
        .end();
  }
}
