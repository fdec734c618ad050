package dev.bourse.gateway.upstream;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.fact.ApiType;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** How each dialect is called: under which path, and with which headers. */
final class Door {
    /** Name of the header by which Anthropic's callers switch on features. */
    static final String BETA = "anthropic-beta";

    private static final String SPOKEN = "2023-06-01";

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

    /** Whether features are switched on by header. */
    static boolean hasBetas(Target target) {
        return target.dialect() == Dialect.ANTHROPIC;
    }

    /** Tells names and values of the headers that open it, but for the features. */
    static void open(Target target, BiConsumer<String, String> headers) {
        if (target.dialect() == Dialect.ANTHROPIC) {
            headers.accept("anthropic-version", SPOKEN);
        }
        String credential = target.credential();
        if (credential != null) {
            credential(target.dialect(), credential, headers);
        }
    }

    private static void credential(
            Dialect dialect, String credential, BiConsumer<String, String> headers) {
        switch (dialect) {
            case OPENAI, RESPONSES -> headers.accept("authorization", "Bearer " + credential);
            case ANTHROPIC -> headers.accept("x-api-key", credential);
            case GEMINI -> headers.accept("x-goog-api-key", credential);
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
