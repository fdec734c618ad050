package dev.bourse.gateway.http;

import dev.bourse.gateway.net.Request;

import io.netty.handler.codec.http.HttpHeaders;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a request to a resource asks for.
 *
 * @param path the path without the query
 * @param parameters the variable parts of the path, by name
 * @param query the query parameters; the first of several of one name counts
 * @param headers the headers, by name in any case
 * @param body the whole body
 */
record Ask(
        String path,
        Map<String, String> parameters,
        Map<String, String> query,
        Map<String, String> headers,
        Body body) {
    private static final String BEARER = "Bearer ";

    Ask {
        parameters = Map.copyOf(parameters);
        query = Map.copyOf(query);
        TreeMap<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = Collections.unmodifiableMap(anyCase);
    }

    static Ask of(Request request, Map<String, String> parameters, Body body) {
        return new Ask(
                request.path(),
                parameters,
                request.firstParameters(),
                first(request.headers()),
                body);
    }

    /**
     * A variable part of the path, decoded: clients write a model's slash as {@code %2F}.
     *
     * @throws BadQuery when it can't be decoded
     */
    String parameter(String name) {
        String raw = Optional.ofNullable(parameters.get(name)).orElseThrow();
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new BadQuery(name, "is not well encoded: '" + raw + "'");
        }
    }

    /** A query parameter; empty when absent or blank. */
    Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).filter(text -> !text.isBlank());
    }

    /**
     * A query parameter that is a whole number.
     *
     * @throws BadQuery when it is none, or too large
     */
    int number(String name, int otherwise, int most) {
        String text = query(name).orElse(String.valueOf(otherwise));
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > most) {
            throw new BadQuery(name, "a whole number up to " + most + ", not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    /**
     * The API key in whichever of the usual headers it came, or as Google's {@code ?key=}; null
     * when there is none.
     */
    @Nullable String presentedKey() {
        return presentedKey(headers::get, query::get);
    }

    /** The API key of a request on the data path. */
    static @Nullable String presentedKey(Request request) {
        return presentedKey(request.headers()::get, request::parameter);
    }

    private static @Nullable String presentedKey(Errand.Query headers, Errand.Query query) {
        String authorization = headers.get("Authorization");
        return authorization == null
                ? first(headers.get("x-api-key"), headers.get("x-goog-api-key"), query)
                : token(authorization);
    }

    private static @Nullable String first(
            @Nullable String apiKey, @Nullable String googleKey, Errand.Query query) {
        if (apiKey != null) {
            return apiKey;
        }
        return googleKey != null ? googleKey : query.get("key");
    }

    private static String token(String authorization) {
        boolean prefixed = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return (prefixed ? authorization.substring(BEARER.length()) : authorization).strip();
    }

    private static Map<String, String> first(HttpHeaders values) {
        Map<String, String> first = new HashMap<>();
        values.forEach(entry -> first.putIfAbsent(entry.getKey(), entry.getValue()));
        return first;
    }
}
