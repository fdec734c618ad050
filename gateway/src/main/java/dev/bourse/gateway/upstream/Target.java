package dev.bourse.gateway.upstream;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.fact.ApiType;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;

/**
 * Where the requests for an endpoint go.
 *
 * @param endpoint the endpoint
 * @param providerName name of its provider for people
 * @param dialect what it speaks
 * @param host host name or address
 * @param port TCP port
 * @param tls whether the connection is encrypted
 * @param root path of the provider's base URL
 * @param path path of the resource that chats in one piece
 * @param streamPath path of the resource that chats as a stream
 * @param credential the provider's API key; null when it asks for none
 * @param server the one address that is called, whatever the host's name leads to; null when that
 *     is free
 */
public record Target(
        Endpoint endpoint,
        String providerName,
        Dialect dialect,
        String host,
        int port,
        boolean tls,
        String root,
        String path,
        String streamPath,
        @Nullable String credential,
        @Nullable InetSocketAddress server) {
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    public Target {
        if (host.isBlank() || port <= 0) {
            throw new IllegalArgumentException("no host and port for " + endpoint.id());
        }
    }

    /**
     * The resources for chat under the provider's base URL.
     *
     * @param provider who really runs the endpoint
     * @param name what people know it by
     * @throws IllegalArgumentException when the base URL is no absolute http or https URL
     */
    static Target chat(Endpoint endpoint, Provider provider, String name, Reach reach) {
        URI base = URI.create(provider.baseUrl());
        boolean tls = isTls(base);
        Dialect dialect = provider.dialect();
        return new Target(
                endpoint,
                name,
                dialect,
                String.valueOf(base.getHost()),
                port(base),
                tls,
                base.getRawPath(),
                base.getRawPath() + Door.path(dialect, endpoint, false),
                base.getRawPath() + Door.path(dialect, endpoint, true),
                reach.credential(),
                server(reach.address(), port(base)));
    }

    private static int port(URI base) {
        return base.getPort() > 0 ? base.getPort() : isTls(base) ? HTTPS_PORT : HTTP_PORT;
    }

    private static @Nullable InetSocketAddress server(@Nullable String address, int port) {
        return address == null ? null : new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    /** Whether the port is the one that goes without saying. */
    boolean hasUsualPort() {
        return port == (tls ? HTTPS_PORT : HTTP_PORT);
    }

    private static boolean isTls(URI base) {
        return switch (String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT)) {
            case "https" -> true;
            case "http" -> false;
            default -> throw new IllegalArgumentException("not an http URL: " + base);
        };
    }

    /** Where that order goes. */
    String path(Order order) {
        if (order.api() != ApiType.COMPLETIONS) {
            return root + Door.path(order.api());
        }
        return order.stream() ? streamPath : path;
    }

    /** Never shows the credential. */
    @Override
    public String toString() {
        return endpoint.id() + " at " + (tls ? "https://" : "http://") + host + ":" + port + path;
    }
}
