package dev.cidashboard.endtoend.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody with one tab and own cookies, who notices everything that is wrong with a page. */
final class Visitor implements AutoCloseable {

    /** Reports what the policy stopped, also where the console would stay silent. */
    private static final String WATCH_POLICY = """
            document.addEventListener('securitypolicyviolation',
                event => console.error('policy violation: ' + event.violatedDirective + ' ' + event.blockedURI));
            """;

    private static final double PATIENCE_MILLIS = 10_000;

    private final String address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    Visitor(Browser browser, String address, Look look) {
        this.address = address;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.colours())
                .setJavaScriptEnabled(look.javaScript())
                .setBypassCSP(look.examined())
                .setLocale("en-GB")
                .setTimezoneId("UTC"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        this.page = context.newPage();
        if (look.javaScript()) {
            page.addInitScript(WATCH_POLICY);
        }
        page.onConsoleMessage(this::hear);
        page.onPageError(error -> complaints.add("script error: " + error));
        page.onDialog(dialog -> {
            complaints.add("a script of the forge ran: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(this::watch);
    }

    private void hear(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.type() + " in the console: " + message.text() + " at " + message.location());
        }
    }

    private void watch(Request request) {
        if (!request.url().startsWith(address + "/")) {
            complaints.add("the page asked elsewhere: " + request.url());
        }
    }

    Response open(String path) {
        return page.navigate(path);
    }

    /** Opens every block that a page shows closed. */
    void openAll() {
        page.evaluate("document.querySelectorAll('details').forEach(block => block.open = true)");
    }

    /** More than the window has if something sticks out. */
    int widthOfPage() {
        return (int) page.evaluate("document.documentElement.scrollWidth");
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Script errors, policy violations, dialogs, console errors and requests to other places, so far. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        context.close();
    }
}
