package dev.cidashboard.web;

import dev.cidashboard.configuration.CurrentConfiguration;
import dev.cidashboard.configuration.Launch;
import dev.cidashboard.configuration.ProcessRole;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the web process: the pages and the public JSON. */
@QuarkusMain
public final class Main {
    private Main() {}

    /** Ends with exit code 2 for a wrong configuration and 3 for a taken port, before Quarkus has started. */
    public static void main(String... arguments) {
        // The framework would end a request for what is no URI with a 400 that has no body; the edge says more.
        System.setProperty("vertx.disableURIValidation", "true");
        switch (Launch.of(ProcessRole.WEB, arguments)) {
            case Launch.Exit exit -> System.exit(exit.code());
            case Launch.Start start -> {
                CurrentConfiguration.set(ProcessRole.WEB, start.configuration());
                Quarkus.run();
            }
        }
    }
}
