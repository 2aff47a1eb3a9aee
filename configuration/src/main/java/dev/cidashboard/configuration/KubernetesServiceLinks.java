package dev.cidashboard.configuration;

import java.util.regex.Pattern;

/**
 * Kubernetes puts the addresses of all services into every container's environment: a service called {@code ci-dashboard}
 * makes {@code CI_DASHBOARD_PORT=tcp://10.0.0.7:80} and a dozen more. Nobody wrote these for us.
 */
final class KubernetesServiceLinks {
    private static final Pattern NAME = Pattern.compile(
            ".*_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");
    private static final Pattern PORT_VALUE = Pattern.compile("(tcp|udp|sctp)://.*");

    private KubernetesServiceLinks() {}

    static boolean isOne(String name, String value) {
        return NAME.matcher(name).matches()
                || (name.endsWith("_PORT") && PORT_VALUE.matcher(value).matches());
    }
}
