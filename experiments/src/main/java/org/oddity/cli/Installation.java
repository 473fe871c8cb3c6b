package org.oddity.cli;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import com.google.inject.multibindings.OptionalBinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.oddity.OddityModule;
import org.oddity.cli.doctor.DoctorModule;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Suggestions;
import org.oddity.data.DataHome;
import org.oddity.experiment.ConfigCatalogue;
import org.oddity.tensor.device.Backend;
import org.oddity.tensor.device.GpuSurvey;

/**
 * Where this program is installed, and the one injector of its parts, made when a command first
 * needs it: {@code --help} does without.
 */
public final class Installation {
  private static final String HOME_PROPERTY = "oddity.home";

  private final Path home;
  private volatile DataHome dataHome = DataHome.resolve(Optional.empty(), System.getenv());
  private Injector injector;

  private Installation(Path home) {
    this.home = home;
  }

  /** Returns the installation that the launcher names, else the working folder. */
  public static Installation ofThisProgram() {
    String named = System.getProperty(HOME_PROPERTY, "");
    return new Installation(named.isBlank() ? Path.of("") : Path.of(named));
  }

  /** Returns a part of the program. */
  synchronized <T> T get(Class<T> type) {
    if (injector == null) {
      injector =
          Guice.createInjector(
              Stage.PRODUCTION,
              new OddityModule(),
              new DoctorModule(),
              binder ->
                  OptionalBinder.newOptionalBinder(binder, DataHome.class)
                      .setBinding()
                      .toProvider(() -> dataHome));
    }
    return injector.getInstance(type);
  }

  /**
   * Makes sure, where this program was built for GPUs, that those here can be used: before anything
   * is trained for hours beside them.
   *
   * @throws InvalidInputException if they cannot
   */
  void requireUsableGpus() {
    if (Backend.ofThisProgram() == Backend.CUDA) {
      get(GpuSurvey.class).requireUsable();
    }
  }

  /** Returns the folder of the installation. */
  Path home() {
    return home;
  }

  /** Returns the configurations that come with the program. */
  ConfigCatalogue configs() {
    return new ConfigCatalogue(home.resolve("configs"));
  }

  /**
   * Returns where real data lies, from now on also for the parts of the program that look for
   * weights there.
   */
  DataHome dataHome(Path given) {
    dataHome = DataHome.resolve(Optional.ofNullable(given), System.getenv());
    return dataHome;
  }

  /**
   * Returns an experiment file: as given, else by its name among the configurations.
   *
   * @throws InvalidInputException if there is neither
   */
  Path experiment(Path given) {
    Path byName = home.resolve("configs/experiment").resolve(given + ".yaml");
    if (!Files.exists(given) && !Files.exists(byName)) {
      String name = given.getFileName().toString().replaceFirst("\\.ya?ml$", "");
      throw new InvalidInputException(
          given.toString(),
          "is neither a file nor the name of an experiment."
              + Suggestions.among(name, configs().names("experiment")));
    }
    return Files.exists(given) ? given : byName;
  }
}
