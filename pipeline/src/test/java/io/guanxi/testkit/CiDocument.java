package io.guanxi.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The jobs of {@code docs/ci.md}, as the services read them. */
public final class CiDocument {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```");

  private CiDocument() {}

  /** The document itself. */
  public static String text() throws IOException {
    return Files.readString(ProjectFiles.required("docs/ci.md"));
  }

  /** Each block of YAML. */
  public static List<Map<?, ?>> files() throws IOException {
    Load yaml = new Load(LoadSettings.builder().build());
    return BLOCK
        .matcher(text())
        .results()
        .<Map<?, ?>>map(block -> (Map<?, ?>) yaml.loadFromString(block.group(1)))
        .toList();
  }

  /** Every command of every job, in order. */
  public static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    for (Map<?, ?> file : files()) {
      Map<?, ?> jobs = file.get("jobs") instanceof Map<?, ?> named ? named : file;
      jobs.values().stream()
          .map(Map.class::cast)
          .forEach(
              job -> {
                if (job.get("script") instanceof List<?> lines) {
                  lines.forEach(line -> commands.add((String) line));
                }
                if (job.get("steps") instanceof List<?> steps) {
                  for (Object step : steps) {
                    if (((Map<?, ?>) step).get("run") instanceof String command) {
                      commands.add(command);
                    }
                  }
                }
              });
    }
    return commands;
  }

  /** Those that run in the image. */
  public static List<String> ofTheProduct() throws IOException {
    return commands().stream().filter(command -> command.startsWith("guanxi ")).toList();
  }
}
