package org.oddity.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script by which a shell completes commands, options and names. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a script by which a shell completes commands, options and names.",
      "In bash: source <(./oddity completion bash)"
    })
final class CompletionCommand implements Callable<Integer> {
  /** Shells that take the script, which is one for both. */
  enum Shell {
    BASH,
    ZSH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(index = "0", paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Shell shell;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine program = spec.root().commandLine();
    PrintWriter out = spec.commandLine().getOut();
    out.printf("# To be sourced by %s.%n", shell);
    out.print(withFiles(AutoComplete.bash(program.getCommandName(), program)));
    out.flush();
    return ExitCodes.DONE;
  }

  /** Picocli completes names or files, but an experiment is given by either. */
  private static String withFiles(String script) {
    String names = "compReplyArray \"${FILE_pos_param_args[@]}\"";
    return script.replace(names, names + "; compgen -f -- \"${curr_word}\"");
  }
}
