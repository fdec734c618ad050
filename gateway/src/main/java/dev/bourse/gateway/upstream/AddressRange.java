package dev.bourse.gateway.upstream;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that have their first bits in common.
 *
 * @param first the first of them
 * @param bits how many bits they share
 * @param port the only port that is meant; 0 for every port
 */
public record AddressRange(InetAddress first, int bits, int port) {
    private static final Pattern V4 = Pattern.compile("([0-9.]+)(?:/(\\d{1,2}))?(?::(\\d{1,5}))?");
    private static final Pattern V6 =
            Pattern.compile("\\[([0-9a-fA-F:.]+)(?:/(\\d{1,3}))?](?::(\\d{1,5}))?");
    private static final Pattern BARE_V6 =
            Pattern.compile("([0-9a-fA-F]*:[0-9a-fA-F:.]+)(?:/(\\d{1,3}))?()?");
    private static final int LAST_PORT = 65_535;

    public AddressRange {
        if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("an address has no " + bits + " bits");
        }
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("a port is up to 65535: " + port);
        }
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code 127.0.0.1:8080}, {@code ::1} or {@code [fd00::/8]:443}.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static AddressRange parse(String text) {
        for (Pattern form : new Pattern[] {V4, V6, BARE_V6}) {
            Matcher parts = form.matcher(text);
            if (parts.matches()) {
                return of(parts.group(1), parts.group(2), parts.group(3));
            }
        }
        throw new IllegalArgumentException("no address such as 10.0.0.0/8: '" + text + "'");
    }

    private static AddressRange of(String address, @Nullable String bits, @Nullable String port) {
        InetAddress first = literal(address);
        int all = first.getAddress().length * Byte.SIZE;
        return new AddressRange(
                first,
                bits == null ? all : Integer.parseInt(bits),
                port == null || port.isEmpty() ? 0 : Integer.parseInt(port));
    }

    /** A number and never a name, so that nobody is asked for it. */
    private static InetAddress literal(String address) {
        try {
            boolean whole =
                    address.indexOf(':') >= 0 || address.chars().filter(c -> c == '.').count() == 3;
            if (!whole) {
                throw new IllegalArgumentException("no whole address: '" + address + "'");
            }
            return InetAddress.getByName(address);
        } catch (UnknownHostException wrong) {
            throw new IllegalArgumentException("no address: '" + address + "'", wrong);
        }
    }

    boolean contains(InetAddress address, int atPort) {
        return (port == 0 || port == atPort) && contains(address.getAddress());
    }

    boolean contains(byte[] address) {
        byte[] own = first.getAddress();
        if (own.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((own[bit / Byte.SIZE] ^ address[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
