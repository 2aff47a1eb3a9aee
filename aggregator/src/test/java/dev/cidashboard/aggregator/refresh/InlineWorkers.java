package dev.cidashboard.aggregator.refresh;

/** Everything is done when it is handed out, on the thread that does so: what happens is the same each time. */
final class InlineWorkers implements Workers {

    @Override
    public void run(Runnable work) {
        work.run();
    }

    @Override
    public void stop() {
        // Nothing runs on.
    }
}
