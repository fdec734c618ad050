package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.gateway.pipeline.Protocols;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Front;
import dev.bourse.wire.media.Embeddings;
import dev.bourse.wire.media.Images;
import dev.bourse.wire.media.Rerank;
import dev.bourse.wire.media.Service;
import dev.bourse.wire.media.Speech;
import dev.bourse.wire.media.Transcription;
import dev.bourse.wire.openai.LegacyCompletions;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a POST on the data path asks for.
 *
 * @param kind what to do
 * @param front the dialect that is called
 * @param addressed what the path says of the request
 */
record Errand(Kind kind, Front front, Addressed addressed) {
    private static final List<String> PREFIXES = List.of("/api/v1", "/v1");
    private static final List<String> GEMINI =
            List.of("/v1beta/models/", "/v1/models/", "/v1beta/");
    private static final Front LEGACY = new LegacyCompletions();
    private static final Map<String, Errand> BY_PATH = byPath();

    /** What to do with a request. */
    enum Kind {
        CHAT,
        COUNT_TOKENS,
        DRY_RUN
    }

    /**
     * What a path asks for; empty when it is none of the data path.
     *
     * @param path without the query
     * @param query gives a query parameter; null when it is absent
     * @throws BadQuery when it names a dialect that nobody speaks
     */
    static Optional<Errand> of(String path, Query query) {
        Errand fixed = BY_PATH.get(path);
        if (fixed != null) {
            return fixed.kind == Kind.DRY_RUN ? dryRun(query) : Optional.of(fixed);
        }
        return GEMINI.stream()
                .filter(path::startsWith)
                .findFirst()
                .flatMap(prefix -> gemini(path.substring(prefix.length()), query));
    }

    /** Gives query parameters. */
    @FunctionalInterface
    interface Query {
        @Nullable String get(String name);
    }

    /** {@code models/author/slug:method}; the last colon counts, since a slug may have one. */
    private static Optional<Errand> gemini(String path, Query query) {
        String named = decoded(path);
        int colon = named.lastIndexOf(':');
        String model = colon < 0 ? "" : named.substring(0, colon);
        String bare = model.startsWith("models/") ? model.substring("models/".length()) : model;
        return bare.isEmpty() ? Optional.empty() : gemini(bare, named.substring(colon + 1), query);
    }

    private static Optional<Errand> gemini(String model, String method, Query query) {
        boolean array = !"sse".equalsIgnoreCase(query.get("alt"));
        return switch (method) {
            case "generateContent" -> Optional.of(gemini(Kind.CHAT, model, false, false));
            case "streamGenerateContent" -> Optional.of(gemini(Kind.CHAT, model, true, array));
            case "countTokens" -> Optional.of(gemini(Kind.COUNT_TOKENS, model, false, false));
            default -> Optional.empty();
        };
    }

    private static Errand gemini(Kind kind, String model, boolean stream, boolean array) {
        return new Errand(kind, Protocols.of(Dialect.GEMINI), new Addressed(model, stream, array));
    }

    /** {@code ?dialect=} says what the body is in, and for Gemini {@code ?model=} what is asked. */
    private static Optional<Errand> dryRun(Query query) {
        String dialect = Optional.ofNullable(query.get("dialect")).orElse("openai");
        Addressed addressed =
                dialect.equals("gemini")
                        ? new Addressed(query.get("model"), false, false)
                        : Addressed.BY_BODY;
        return Optional.of(new Errand(Kind.DRY_RUN, Protocols.of(dialect(dialect)), addressed));
    }

    private static Dialect dialect(String name) {
        Map<String, Dialect> known = new LinkedHashMap<>();
        for (Dialect one : Dialect.values()) {
            known.put(one.name().toLowerCase(Locale.ROOT), one);
        }
        Dialect meant = known.get(name);
        if (meant == null) {
            throw new BadQuery(
                    "dialect",
                    "is one of "
                            + String.join(", ", known.keySet())
                            + ", not "
                            + Choices.shown(name));
        }
        return meant;
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static Map<String, Errand> byPath() {
        Map<String, Errand> paths = new HashMap<>();
        for (String prefix : PREFIXES) {
            paths.put(prefix + "/chat/completions", fixed(Kind.CHAT, Dialect.OPENAI));
            paths.put(prefix + "/responses", fixed(Kind.CHAT, Dialect.RESPONSES));
            paths.put(prefix + "/messages", fixed(Kind.CHAT, Dialect.ANTHROPIC));
            paths.put(
                    prefix + "/messages/count_tokens", fixed(Kind.COUNT_TOKENS, Dialect.ANTHROPIC));
            paths.put(prefix + "/route", fixed(Kind.DRY_RUN, Dialect.OPENAI));
            services(prefix)
                    .forEach((path, service) ->
                            paths.put(
                                    prefix + path,
                                    new Errand(Kind.CHAT, service, Addressed.BY_BODY)));
            paths.put(prefix + "/completions", new Errand(Kind.CHAT, LEGACY, Addressed.BY_BODY));
        }
        return Map.copyOf(paths);
    }

    /** Work other than chat; OpenAI's clients have another name for images. */
    private static Map<String, Service> services(String prefix) {
        Images images = new Images();
        return Map.of(
                "/embeddings",
                new Embeddings(),
                "/rerank",
                new Rerank(),
                "/images",
                images,
                "/images/generations",
                images,
                "/audio/speech",
                prefix.equals("/v1") ? Speech.ofOpenAi() : Speech.ofOpenRouter(),
                "/audio/transcriptions",
                new Transcription());
    }

    private static Errand fixed(Kind kind, Dialect dialect) {
        return new Errand(kind, Protocols.of(dialect), Addressed.BY_BODY);
    }
}
