package dev.cidashboard.web.fake;

/**
 * A fake aggregator to look at pages with, at 127.0.0.1 and the port that is given: start it beside bin/ci-dashboard-web with
 * AGGREGATOR_URL naming it.
 */
public final class FakeAggregatorMain {
    private FakeAggregatorMain() {}

    @SuppressWarnings("resource") // It lives until the process is ended.
    public static void main(String... arguments) throws InterruptedException {
        new FakeAggregator(Integer.parseInt(arguments[0]));
        Thread.currentThread().join();
    }
}
