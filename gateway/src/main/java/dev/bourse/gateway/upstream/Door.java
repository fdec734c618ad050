package dev.bourse.gateway.upstream;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.fact.ApiType;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How each dialect is called: under which path, and with which headers. */
final class Door {
    private static final CharSequence KEY = HttpHeaders.createOptimized("x-api-key");
    private static final CharSequence GOOGLE_KEY = HttpHeaders.createOptimized("x-goog-api-key");
    private static final CharSequence VERSION = HttpHeaders.createOptimized("anthropic-version");
    private static final CharSequence BETA = HttpHeaders.createOptimized("anthropic-beta");
    private static final CharSequence SPOKEN = HttpHeaders.createOptimized("2023-06-01");

    private Door() {}

    /** The resource under the provider's base URL that answers chat. */
    static String path(Dialect dialect, Endpoint endpoint, boolean stream) {
        return switch (dialect) {
            case OPENAI -> "/chat/completions";
            case RESPONSES -> "/responses";
            case ANTHROPIC -> "/messages";
            case GEMINI -> "/models/" + encoded(endpoint.upstreamModel()) + method(stream);
        };
    }

    /** The resource under the provider's base URL that does work other than chat. */
    static String path(ApiType api) {
        return switch (api) {
            case COMPLETIONS -> throw new IllegalArgumentException("chat has a path by dialect");
            case EMBEDDINGS -> "/embeddings";
            case RERANK -> "/rerank";
            case IMAGE -> "/images/generations";
            case SPEECH -> "/audio/speech";
            case TRANSCRIPTION -> "/audio/transcriptions";
        };
    }

    /** Adds what opens it. */
    static void open(MultiMap headers, Target target, Order order) {
        if (target.dialect() == Dialect.ANTHROPIC) {
            headers.add(VERSION, SPOKEN);
            if (order.betas() != null) {
                headers.add(BETA, order.betas());
            }
        }
        String credential = target.credential();
        if (credential != null) {
            credential(headers, target.dialect(), credential);
        }
    }

    private static void credential(MultiMap headers, Dialect dialect, String credential) {
        switch (dialect) {
            case OPENAI, RESPONSES ->
                    headers.add(HttpHeaders.AUTHORIZATION, "Bearer " + credential);
            case ANTHROPIC -> headers.add(KEY, credential);
            case GEMINI -> headers.add(GOOGLE_KEY, credential);
        }
    }

    private static String method(boolean stream) {
        return stream ? ":streamGenerateContent?alt=sse" : ":generateContent";
    }

    private static String encoded(String model) {
        return URLEncoder.encode(model, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
