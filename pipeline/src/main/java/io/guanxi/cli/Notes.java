package io.guanxi.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** What a reader of files detected or left out, told beside the result. */
final class Notes {
  private Notes() {}

  /** Writes each note as a line to the error output. */
  static void say(CommandSpec spec, List<String> notes) {
    notes.forEach(note -> spec.commandLine().getErr().println("guanxi: " + note));
  }
}
