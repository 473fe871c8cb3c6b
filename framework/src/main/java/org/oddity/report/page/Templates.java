package org.oddity.report.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads templates from the class path; what they show is escaped unless three braces say not. */
public final class Templates {
  private static final String FOLDER = "/org/oddity/report/page/";

  private Templates() {}

  /** Fills a template. */
  public static String fill(String name, Object content) {
    Template template =
        Mustache.compiler()
            .emptyStringIsFalse(true)
            .zeroIsFalse(true)
            .withLoader(part -> new StringReader(read(part + ".mustache")))
            .compile(read(name + ".mustache"));
    return template.execute(content);
  }

  /** Returns a file that stands beside the templates. */
  public static String read(String file) {
    try (InputStream stream = Templates.class.getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new IllegalStateException("there is no template " + FOLDER + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the template " + file, e);
    }
  }
}
