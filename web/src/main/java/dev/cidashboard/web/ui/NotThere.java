package dev.cidashboard.web.ui;

/** What was asked for does not exist; the message is shown to people. */
public final class NotThere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotThere(String message) {
        super(message, null, false, false);
    }
}
