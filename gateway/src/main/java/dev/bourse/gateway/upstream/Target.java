package dev.bourse.gateway.upstream;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Provider;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Locale;

/**
 * Where the requests for an endpoint go.
 *
 * @param endpoint the endpoint
 * @param providerName name of its provider for people
 * @param host host name or address
 * @param port TCP port
 * @param tls whether the connection is encrypted
 * @param path path of the chat completions resource
 * @param credential sent as a bearer token; null when the provider asks for none
 */
public record Target(
        Endpoint endpoint,
        String providerName,
        String host,
        int port,
        boolean tls,
        String path,
        @Nullable String credential) {
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    public Target {
        if (host.isBlank() || port <= 0) {
            throw new IllegalArgumentException("no host and port for " + endpoint.id());
        }
    }

    /**
     * The chat completions resource under the provider's base URL.
     *
     * @throws IllegalArgumentException when the base URL is no absolute http or https URL
     */
    static Target chat(Endpoint endpoint, Provider provider, @Nullable String credential) {
        URI base = URI.create(provider.baseUrl());
        boolean tls = isTls(base);
        return new Target(
                endpoint,
                provider.name(),
                String.valueOf(base.getHost()),
                base.getPort() > 0 ? base.getPort() : tls ? HTTPS_PORT : HTTP_PORT,
                tls,
                base.getRawPath() + "/chat/completions",
                credential);
    }

    private static boolean isTls(URI base) {
        return switch (String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT)) {
            case "https" -> true;
            case "http" -> false;
            default -> throw new IllegalArgumentException("not an http URL: " + base);
        };
    }

    /** Never shows the credential. */
    @Override
    public String toString() {
        return endpoint.id() + " at " + (tls ? "https://" : "http://") + host + ":" + port + path;
    }
}
