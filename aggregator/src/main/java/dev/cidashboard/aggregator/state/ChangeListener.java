package dev.cidashboard.aggregator.state;

/** Another room that wants to know. Called on the thread that brought the change: quick, and it hands long work over. */
@FunctionalInterface
public interface ChangeListener {

    /** What it throws is logged and hurts nobody else. */
    void changed(Change change);
}
