package dev.cidashboard.aggregator.rest;

/** What was asked for does not exist, or is not known here: 404. */
public final class NoSuchThing extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 120;

    /**
     * @param kind what it would be: {@code project}
     * @param name what it was called; shown shortened
     */
    public NoSuchThing(String kind, String name) {
        super("There is no " + kind + " '" + (name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…") + "'.");
    }
}
