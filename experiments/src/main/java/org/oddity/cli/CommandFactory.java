package org.oddity.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;

/** Makes commands, handing the installation to those whose constructor asks for it. */
final class CommandFactory implements CommandLine.IFactory {
  private final Installation installation;

  CommandFactory(Installation installation) {
    this.installation = installation;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 1
          && constructor.getParameterTypes()[0] == Installation.class) {
        return type.cast(constructor.newInstance(installation));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
