package dev.cidashboard.aggregator.forge;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PublicAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "fec0::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:db8::1",
                "2001::1"
            })
    void addresses_that_only_we_can_reach_are_not_public(String address) {
        assertThat(PublicAddress.isPublic(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"140.82.121.4", "172.15.0.1", "172.32.0.1", "8.8.8.8", "2606:50c0:8000::154", "64:ff9b::808:808"
            })
    void addresses_of_the_public_network_are(String address) {
        assertThat(PublicAddress.isPublic(address)).isTrue();
    }
}
