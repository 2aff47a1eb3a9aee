package dev.cidashboard.configuration;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes instances of what file and environment said, and leaves out those without a token. */
final class InstanceReading {
    private final ProcessRole role;
    private final EnvironmentLayer environment;
    private final List<InstanceConfiguration> usable = new ArrayList<>();
    private final List<LeftOutInstance> leftOut = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, Origin> seen = new HashMap<>();

    InstanceReading(ProcessRole role, EnvironmentLayer environment) {
        this.role = role;
        this.environment = environment;
    }

    void read(List<WrittenInstance> written) {
        var all = new ArrayList<>(written);
        for (Platform platform : Platform.values()) {
            applyEnvironment(platform, all);
        }
        all.forEach(this::readOne);
    }

    List<InstanceConfiguration> usable() {
        return usable;
    }

    List<LeftOutInstance> leftOut() {
        return leftOut;
    }

    List<String> warnings() {
        return warnings;
    }

    /** Which platform each configured name speaks for, usable or not. */
    Map<String, Platform> platforms() {
        var platforms = new LinkedHashMap<String, Platform>();
        usable.forEach(instance -> platforms.put(instance.name(), instance.platform()));
        leftOut.forEach(instance -> platforms.put(instance.name(), instance.platform()));
        return platforms;
    }

    /** {@code GITLAB_URL} and {@code GITLAB_TOKEN} speak about {@code gitlab-main}, and create it if it is absent. */
    private void applyEnvironment(Platform platform, List<WrittenInstance> all) {
        var url = environment.find(EnvironmentLayer.urlOf(platform));
        var token = role == ProcessRole.AGGREGATOR
                ? environment.find(EnvironmentLayer.tokenOf(platform))
                : Optional.<Sourced>empty();
        if (url.isEmpty() && token.isEmpty()) {
            return;
        }
        int index = indexOfMain(platform, all);
        var instance =
                index < 0 ? created(platform, url.or(() -> token).orElseThrow().origin()) : all.get(index);
        // What the file said is checked before it is replaced.
        instance.url().ifPresent(checked(instance, "url", ValueTypes.URL));
        instance.token().ifPresent(checked(instance, "token", ValueTypes.TOKEN));
        if (url.isPresent()) {
            instance = instance.withUrl(url.get());
        }
        if (token.isPresent()) {
            instance = instance.withToken(token.get());
        }
        if (index < 0) {
            all.add(instance);
        } else {
            all.set(index, instance);
        }
    }

    private static int indexOfMain(Platform platform, List<WrittenInstance> all) {
        for (int i = 0; i < all.size(); i++) {
            var instance = all.get(i);
            boolean isMain = instance.name()
                    .map(Sourced::text)
                    .filter(platform.mainInstance()::equals)
                    .isPresent();
            if (instance.platform() == platform && isMain) {
                return i;
            }
        }
        return -1;
    }

    private static WrittenInstance created(Platform platform, Origin origin) {
        var none = Optional.<Sourced>empty();
        var name = Optional.of(new Sourced(platform.mainInstance(), origin));
        return new WrittenInstance(platform, platform.mainInstance(), origin, name, none, none);
    }

    private void readOne(WrittenInstance written) {
        var name = written.name().orElseThrow(() -> written.origin()
                .problem(written.path() + " has no name; expected name: " + ValueTypes.INSTANCE_NAME.expected()));
        String known = read(written, "name", ValueTypes.INSTANCE_NAME, name);
        var earlier = seen.put(known, name.origin());
        if (earlier != null) {
            throw name.origin()
                    .problem(written.path() + ".name repeats the instance " + known + " of " + earlier.place()
                            + "; expected a name of its own");
        }
        URI url = written.url()
                .map(said -> read(written, "url", ValueTypes.URL, said))
                .orElse(written.platform().publicUrl());
        Secret token = written.token()
                .map(said -> read(written, "token", ValueTypes.TOKEN, said))
                .orElse(Secret.absent());
        if (role == ProcessRole.AGGREGATOR && !token.isPresent()) {
            leftOut.add(new LeftOutInstance(written.platform(), known, url, reason(written, known)));
        } else {
            usable.add(new InstanceConfiguration(written.platform(), known, url, token));
            warnOfPlainHttp(known, url, token);
        }
    }

    private static Consumer<Sourced> checked(WrittenInstance written, String key, ValueType<?> type) {
        return said -> read(written, key, type, said);
    }

    private static <T> T read(WrittenInstance written, String key, ValueType<T> type, Sourced said) {
        return type.read(said.text()).orElseThrow(() -> said.origin()
                .problem(written.path() + "." + key + " is " + type.shown().apply(said.text()) + "; expected "
                        + type.expected()));
    }

    private static String reason(WrittenInstance written, String name) {
        String variable = EnvironmentLayer.tokenOf(written.platform());
        String place = written.path() + ".token";
        return name.equals(written.platform().mainInstance())
                ? "no token: set " + variable + ", or " + place + " in the configuration file"
                : "no token: " + place + " in the configuration file is empty";
    }

    private void warnOfPlainHttp(String name, URI url, Secret token) {
        boolean plain = "http".equals(url.getScheme().toLowerCase(Locale.ROOT));
        if (token.isPresent() && plain && !AllowedHosts.isLoopback(url.getHost())) {
            warnings.add(name + ": its token travels unencrypted to " + url.getHost() + "; use an https URL");
        }
    }
}
