package io.guanxi.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real browser without a window, the one of the machine: nothing is downloaded. */
public final class Chromium implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts the browser; the test is skipped, with a message, where there is none. */
  public static Chromium start() {
    Optional<Path> program =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(
        program.isPresent(),
        "no Chromium on this machine (Debian: apt-get install chromium): the report's page is not"
            + " looked at");
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program.orElseThrow())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    return new Chromium(playwright, browser);
  }

  /**
   * A page with everything that it complained of or asked for.
   *
   * @param page the page
   * @param complaints errors and warnings of the console, of scripts and of the security policy,
   *     and every request but the one for the file itself
   */
  public record Watched(Page page, List<String> complaints) implements AutoCloseable {
    /** What the script gives, as a list of texts. */
    public List<String> texts(String script) {
      List<String> texts = new ArrayList<>();
      ((List<?>) page.evaluate(script)).forEach(each -> texts.add(String.valueOf(each)));
      return texts;
    }

    @Override
    public void close() {
      page.context().close();
    }
  }

  /** Opens a file in a fresh profile, with a window of a size. */
  public Watched open(Path file, int width, int height, ColorScheme scheme) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
    Page page = context.newPage();
    page.setDefaultTimeout(120_000);
    List<String> complaints = new ArrayList<>();
    String url = file.toUri().toString();
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())) {
            complaints.add(message.type() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add("script: " + error));
    page.onRequest(
        request -> {
          if (!request.url().equals(url)) {
            complaints.add("request: " + request.url());
          }
        });
    page.exposeFunction(
        "complain",
        arguments -> {
          complaints.add("policy: " + arguments[0]);
          return null;
        });
    page.addInitScript(
        "addEventListener('securitypolicyviolation', e => complain(e.violatedDirective + ' ' +"
            + " e.sourceFile + ':' + e.lineNumber + ' ' + e.sample))");
    page.navigate(url);
    return new Watched(page, complaints);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
