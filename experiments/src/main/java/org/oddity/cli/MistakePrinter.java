package org.oddity.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import org.oddity.core.Suggestions;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the words of a command, and where they are explained. */
final class MistakePrinter implements CommandLine.IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(
        mistake instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched, command)
            : mistake.getMessage());
    err.printf("See: %s --help%n", command.getCommandSpec().qualifiedName());
    return ExitCodes.BAD_INPUT;
  }

  private static String unmatched(UnmatchedArgumentException mistake, CommandLine command) {
    String word = mistake.getUnmatched().get(0);
    if (word.startsWith("-")) {
      return unknown("option", word, command.getCommandSpec().optionsMap().keySet());
    }
    List<String> commands = commands(command);
    return commands.isEmpty() ? mistake.getMessage() : unknown("command", word, commands);
  }

  private static List<String> commands(CommandLine command) {
    return command.getSubcommands().values().stream()
        .filter(each -> !each.getCommandSpec().usageMessage().hidden())
        .map(CommandLine::getCommandName)
        .toList();
  }

  private static String unknown(String what, String word, Collection<String> known) {
    return "unknown " + what + " '" + word + "'." + Suggestions.among(word, known);
  }
}
