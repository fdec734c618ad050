package dev.bourse.gateway.upstream;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Keeps strangers from sending the exchange to places that only it can reach: its own machine, its
 * network, a cloud's metadata. Names are looked up once, every address that a name has is judged,
 * and the one that was judged is the one that is called. Blocks.
 */
public final class AddressGuard {
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final int LONGEST_URL = 500;

    private final List<AddressRange> allowed;
    private final Lookup lookup;

    /** Who knows the addresses of a name. */
    @FunctionalInterface
    public interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /**
     * @param allowed what the operator allows although it is not public
     */
    public AddressGuard(List<AddressRange> allowed, Lookup lookup) {
        this.allowed = List.copyOf(allowed);
        this.lookup = lookup;
    }

    /** Where a URL leads, if it is one of http or https and leads to a public place. */
    public Destination look(String url) {
        try {
            return url.length() > LONGEST_URL
                    ? new Destination.Refused("is longer than " + LONGEST_URL + " characters")
                    : look(new URI(url));
        } catch (URISyntaxException _) {
            return new Destination.Refused("is no URL");
        }
    }

    private Destination look(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return new Destination.Refused("is no http or https URL");
        }
        if (url.getHost() == null || url.getPort() == 0) {
            return new Destination.Refused("names no host");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return new Destination.Refused("has a user name or a fragment in it");
        }
        int port = scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        return look(bare(url.getHost()), url.getPort() > 0 ? url.getPort() : port);
    }

    private Destination look(String host, int port) {
        try {
            InetAddress[] addresses = lookup.of(host);
            return addresses.length == 0 ? unknown(host) : judge(host, port, addresses);
        } catch (UnknownHostException _) {
            return unknown(host);
        }
    }

    private Destination judge(String host, int port, InetAddress[] addresses) {
        return Arrays.stream(addresses).allMatch(one -> isAllowed(one, port))
                ? new Destination.Allowed(addresses[0].getHostAddress())
                : new Destination.Refused(
                        host
                                + " leads to an address that is not public; the operator can allow"
                                + " it by listings.allow");
    }

    private boolean isAllowed(InetAddress address, int port) {
        return PublicAddresses.contain(address)
                || allowed.stream().anyMatch(range -> range.contains(address, port));
    }

    private static Destination unknown(String host) {
        return new Destination.Unknown(host + " has no address at present");
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
