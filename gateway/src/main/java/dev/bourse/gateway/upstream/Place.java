package dev.bourse.gateway.upstream;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;

/**
 * Where connections lead.
 *
 * @param host name or address, as in URLs; what a certificate has to be of
 * @param port TCP port
 * @param tls whether they are encrypted
 * @param server the one address that is called; null for any that the host's name leads to
 */
record Place(String host, int port, boolean tls, @Nullable InetSocketAddress server) {
    static Place of(Target target) {
        return new Place(target.host(), target.port(), target.tls(), target.server());
    }

    /** The host without the brackets that URLs have around an IPv6 address. */
    String name() {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }

    /** What to connect to. */
    InetSocketAddress address() {
        return server == null ? InetSocketAddress.createUnresolved(name(), port) : server;
    }
}
