package dev.bourse.gateway.upstream;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are somewhere on the internet, and not on this machine, in this house, in a
 * cloud's own services or nowhere at all (IANA's special-purpose registries). Of IPv6 only global
 * unicast counts; an IPv4 address inside an IPv6 one is looked at as what it is.
 */
final class PublicAddresses {
    private static final List<AddressRange> NOT_V4 =
            ranges(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4");

    private static final AddressRange GLOBAL = AddressRange.parse("2000::/3");

    private static final List<AddressRange> NOT_V6 =
            ranges("2001::/23", "2001:db8::/32", "3fff::/20");

    private static final AddressRange SIX_TO_FOUR = AddressRange.parse("2002::/16");
    private static final AddressRange TRANSLATED = AddressRange.parse("64:ff9b::/96");
    private static final int V4_LENGTH = 4;
    private static final int IN_SIX_TO_FOUR = 2;
    private static final int IN_TRANSLATED = 12;

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == V4_LENGTH) {
            return isPublicV4(bytes);
        }
        if (SIX_TO_FOUR.contains(bytes)) {
            return isPublicV4(within(bytes, IN_SIX_TO_FOUR));
        }
        if (TRANSLATED.contains(bytes)) {
            return isPublicV4(within(bytes, IN_TRANSLATED));
        }
        return GLOBAL.contains(bytes) && NOT_V6.stream().noneMatch(range -> range.contains(bytes));
    }

    private static boolean isPublicV4(byte[] bytes) {
        return NOT_V4.stream().noneMatch(range -> range.contains(bytes));
    }

    private static byte[] within(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, from + V4_LENGTH);
    }

    private static List<AddressRange> ranges(String... texts) {
        return Arrays.stream(texts).map(AddressRange::parse).toList();
    }
}
