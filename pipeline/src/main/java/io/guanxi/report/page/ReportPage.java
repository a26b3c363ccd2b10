package io.guanxi.report.page;

import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.report.figure.FigureData;
import io.guanxi.run.WholeFile;
import io.guanxi.scheme.Json;
import io.guanxi.text.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The report as one page: markup, style, script, chart library and data in one file that asks the
 * network for nothing. Its Content-Security-Policy allows the three texts it carries by their
 * hashes, and nothing else. The same run gives the same bytes.
 */
public final class ReportPage {
  /** Name of the file. */
  public static final String FILE = "report.html";

  private static final String LIBRARY =
      "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js";
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)(?: ([a-z0-9.]+))?\\}\\}");

  private ReportPage() {}

  /**
   * Writes the page.
   *
   * @param data what it shows; it opens in the request's language and has all others in it
   * @param folder where it goes; made if it is not there
   */
  public static void write(FigureData data, Path folder) {
    WholeFile.write(folder.resolve(FILE), text(data), "--output");
  }

  /** The text of the page. */
  static String text(FigureData data) {
    Language language = data.request().language();
    ScriptHashes hashes = ScriptHashes.of(data.request());
    String style = resource("page.css");
    String library = resource(LIBRARY).strip();
    String script =
        resource("words.js") + resource("charts.js") + resource("figures.js") + resource("page.js");
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("lang", Html.tag(language));
    parts.put("policy", policy(List.of(library, script), style));
    parts.put("version", Html.escaped(data.request().run().manifest().versions().guanxi()));
    parts.put("style", style);
    parts.put("library", library);
    parts.put("script", script);
    parts.put(
        "subtitle", inAll(language, each -> Html.escaped(new Summary(data, each).subtitle())));
    parts.put("summary", inAll(language, each -> new Summary(data, each).html()));
    parts.put("made", inAll(language, each -> new MethodSection(data, hashes, each).html()));
    parts.put("data", Json.writeForHtml(PageData.of(data, hashes)));
    return filled(resource("page.html"), parts, new Messages(language));
  }

  /** A part in all languages; those that the page does not open in are hidden. */
  private static String inAll(Language opened, Function<Language, String> part) {
    StringBuilder all = new StringBuilder();
    for (Language language : Language.values()) {
      all.append("<div data-only=\"").append(PageData.code(language)).append("\" lang=\"");
      all.append(Html.tag(language)).append(language == opened ? "\">" : "\" hidden>");
      all.append(part.apply(language)).append("</div>");
    }
    return all.toString();
  }

  /** Every place is filled once; what is filled in is not looked at again. */
  private static String filled(String template, Map<String, String> parts, Messages messages) {
    Matcher places = PLACE.matcher(template);
    StringBuilder text = new StringBuilder();
    while (places.find()) {
      String name = places.group(1);
      String key = places.group(2);
      String part =
          name.equals("text") && key != null ? Html.escaped(messages.get(key)) : parts.get(name);
      if (part == null) {
        throw new IllegalStateException("page.html: nothing to put at " + places.group());
      }
      places.appendReplacement(text, Matcher.quoteReplacement(part));
    }
    return places.appendTail(text).toString();
  }

  private static String policy(List<String> scripts, String style) {
    List<String> hashes = new ArrayList<>();
    scripts.forEach(script -> hashes.add(hash(script)));
    return "default-src 'none'; script-src "
        + String.join(" ", hashes)
        + "; style-src "
        + hash(style)
        + "; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** A text that the program carries; line ends as line feeds, as a browser hashes them. */
  private static String resource(String name) {
    try (InputStream stream = ReportPage.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the program does not carry " + name);
      }
      return TextEncoding.decodeUtf8(stream.readAllBytes(), name).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
