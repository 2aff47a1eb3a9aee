package dev.cidashboard.api;

/** A value from outside that cannot be used: names what it is, what was given (shortened) and what is expected. */
public final class InvalidValue extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 60;

    private final String parameter;

    public InvalidValue(String parameter, String given, String expected) {
        super(parameter + " is " + shortened(given) + ", expected " + expected);
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }

    private static String shortened(String given) {
        if (given == null) {
            return "missing";
        }
        return "'" + (given.length() <= SHOWN ? given : given.substring(0, SHOWN) + "…") + "'";
    }
}
