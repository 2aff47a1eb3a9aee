package dev.cidashboard.postgres;

import java.util.concurrent.atomic.AtomicBoolean;

/** The command: prints one line with where it listens, and stays until it is asked to end or PostgreSQL has ended. */
public final class LocalPostgresMain {
    private LocalPostgresMain() {}

    public static void main(String... arguments) throws InterruptedException {
        int code = run(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(String... arguments) throws InterruptedException {
        try {
            var options = Options.parse(arguments);
            if (options.help()) {
                System.out.print(Options.HELP);
                return ExitCode.DONE.code();
            }
            if (options.version()) {
                var versions = Versions.current();
                System.out.println("local-postgres " + versions.program() + " with PostgreSQL " + versions.shown());
                return ExitCode.DONE.code();
            }
            return serve(options);
        } catch (NoServer why) {
            complain(why.getMessage());
            return why.exitCode().code();
        }
    }

    private static int serve(Options options) throws InterruptedException {
        var server = new LocalPostgres(options.place(), options.port(), Identity.ofThisProcess());
        var asked = new AtomicBoolean();
        var hook = new Thread(() -> {
            asked.set(true);
            server.stop();
            // Asked to end, it has: that is no failure, whatever the signal was.
            Runtime.getRuntime().halt(ExitCode.DONE.code());
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            server.start();
            if (server.tookOver()) {
                complain("stopped a PostgreSQL that an earlier start had left on "
                        + options.place().shown());
            }
            System.out.println(
                    "local-postgres: PostgreSQL " + Versions.current().shown() + " listens on " + server.address()
                            + ", its data is in " + options.place().shown());
            int code = server.awaitEnd();
            if (!asked.get() && code != 0) {
                complain("PostgreSQL has ended with exit code " + code + ": " + server.lastWords());
            }
            return code;
        } finally {
            forget(hook);
            server.stop();
        }
    }

    /** Its end is another than the one that is asked for; once the JVM goes down, there is nothing to forget any more. */
    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException goesDown) {
            return;
        }
    }

    private static void complain(String line) {
        System.err.println("local-postgres: " + line);
    }
}
