package dev.cidashboard.aggregator.forge;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Tells addresses of the public network from those that only we can reach. */
final class PublicAddress {

    private PublicAddress() {}

    /** Whether every address of a name is public; a name without address is not. */
    static boolean isPublic(String host) {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            return addresses.length > 0 && Arrays.stream(addresses).allMatch(PublicAddress::isPublic);
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return switch (address) {
            case Inet4Address v4 -> isPublic4(bytes, 0);
            case Inet6Address v6 -> isPublic6(bytes);
            default -> false;
        };
    }

    private static boolean isPublic4(byte[] bytes, int from) {
        int first = bytes[from] & 0xff;
        int second = bytes[from + 1] & 0xff;
        int third = bytes[from + 2] & 0xff;
        boolean thisNetwork = first == 0;
        boolean privateNetwork =
                first == 10 || first == 172 && second >= 16 && second < 32 || first == 192 && second == 168;
        boolean sharedByProviders = first == 100 && second >= 64 && second < 128;
        boolean loopbackOrLinkLocal = first == 127 || first == 169 && second == 254;
        boolean protocolsAndDocumentation = first == 192 && second == 0 && (third == 0 || third == 2)
                || first == 198 && (second == 18 || second == 19 || second == 51 && third == 100)
                || first == 203 && second == 0 && third == 113;
        boolean multicastOrReserved = first >= 224;
        return !(thisNetwork
                || privateNetwork
                || sharedByProviders
                || loopbackOrLinkLocal
                || protocolsAndDocumentation
                || multicastOrReserved);
    }

    private static boolean isPublic6(byte[] bytes) {
        int first = bytes[0] & 0xff;
        boolean uniqueLocal = (first & 0xfe) == 0xfc;
        boolean siteLocal = first == 0xfe;
        if (uniqueLocal || siteLocal) {
            return false;
        }
        if (startsWith(bytes, 0x20, 0x02)) {
            return isPublic4(bytes, 2); // 6to4 carries an IPv4 address
        }
        boolean translated = startsWith(bytes, 0x00, 0x64, 0xff, 0x9b);
        boolean zeros = Arrays.equals(bytes, 0, 10, new byte[10], 0, 10);
        if (translated || zeros) {
            return isPublic4(bytes, 12); // NAT64, and IPv4 written as IPv6
        }
        boolean documentation = startsWith(bytes, 0x20, 0x01, 0x0d, 0xb8);
        boolean teredo = startsWith(bytes, 0x20, 0x01, 0x00, 0x00);
        return !documentation && !teredo;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int index = 0; index < prefix.length; index++) {
            if ((bytes[index] & 0xff) != prefix[index]) {
                return false;
            }
        }
        return true;
    }
}
