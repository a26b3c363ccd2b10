package io.guanxi.report.page;

import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.report.figure.FigureRequest;
import io.guanxi.run.WholeFile;
import io.guanxi.scheme.DyadProfile;
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
   * @param request what it shows; it opens in the request's language and has all others in it
   * @param folder where it goes; made if it is not there
   */
  public static void write(FigureRequest request, Path folder) {
    WholeFile.write(folder.resolve(FILE), text(request), "--output");
  }

  /** The text of the page. */
  static String text(FigureRequest request) {
    PageData data = new PageData(request);
    Language language = request.language();
    String style = resource("page.css");
    String library = resource(LIBRARY).strip();
    String script = resource("page.js");
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("lang", tag(language));
    parts.put("policy", policy(List.of(library, script), style));
    parts.put("version", escaped(request.run().manifest().version()));
    parts.put("style", style);
    parts.put("library", library);
    parts.put("script", script);
    parts.put("subtitle", escaped(data.subtitle(language)));
    parts.put("summary", summary(data, request.dyads(), language));
    parts.put("data", Json.writeForHtml(data.document(language)));
    return filled(resource("page.html"), parts, new Messages(language));
  }

  /** Every place is filled once; what is filled in is not looked at again. */
  private static String filled(String template, Map<String, String> parts, Messages messages) {
    Matcher places = PLACE.matcher(template);
    StringBuilder text = new StringBuilder();
    while (places.find()) {
      String name = places.group(1);
      String key = places.group(2);
      String part =
          name.equals("text") && key != null ? escaped(messages.get(key)) : parts.get(name);
      if (part == null) {
        throw new IllegalStateException("page.html: nothing to put at " + places.group());
      }
      places.appendReplacement(text, Matcher.quoteReplacement(part));
    }
    return places.appendTail(text).toString();
  }

  /** What the page says where its script does not run. */
  private static String summary(PageData data, List<DyadProfile> dyads, Language language) {
    StringBuilder text = new StringBuilder();
    for (DyadProfile profile : dyads) {
      text.append("<article class=\"pair\"><h3>")
          .append(escaped(language.of(profile.names())))
          .append("</h3><p class=\"sentences\">")
          .append(
              escaped(String.join(" ", new SummarySentences(language).of(data.standing(profile)))))
          .append("</p></article>");
    }
    return text.toString();
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

  private static String tag(Language language) {
    return language == Language.ZH ? "zh-Hans" : PageData.code(language);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
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
