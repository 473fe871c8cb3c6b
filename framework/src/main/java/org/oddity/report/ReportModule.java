package org.oddity.report;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import org.oddity.experiment.CellListener;
import org.oddity.report.figure.CellFigures;
import org.oddity.report.publish.MachinePaths;
import org.oddity.report.publish.Publisher;

/** Installs the figures of each cell, the report and what is made of it. */
public final class ReportModule extends AbstractModule {
  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), CellListener.class).addBinding().to(CellFigures.class);
    bind(CellFigures.class);
    bind(Report.class);
    bind(Publisher.class);
    bind(MachinePaths.class);
  }
}
