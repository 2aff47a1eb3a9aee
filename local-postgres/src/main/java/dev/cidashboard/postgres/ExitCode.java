package dev.cidashboard.postgres;

/** How the command ends; the first of them as everywhere in this project. */
enum ExitCode {
    DONE(0),
    /** PostgreSQL could not be started, or has failed. */
    FAILED(1),
    /** The options or the data are wrong: another attempt changes nothing. */
    REFUSED(2),
    PORT(3),
    /** There is no PostgreSQL for this system: run-all goes on without history. */
    NOT_FOR_THIS_SYSTEM(4);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
