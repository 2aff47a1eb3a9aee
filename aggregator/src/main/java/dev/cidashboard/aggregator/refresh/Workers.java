package dev.cidashboard.aggregator.refresh;

/** Where readings run: they block on a forge. Virtual threads in production, at once on the calling thread in tests. */
public interface Workers {

    /** Runs the work now or soon; the caller bounds how much there is at once. */
    void run(Runnable work);

    /** Interrupts what runs and takes no more. */
    void stop();
}
