package dev.bourse.gateway.http;

import dev.bourse.domain.fact.Attribution;

import io.vertx.core.MultiMap;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the headers of a chat request say (openrouter.md 1.1). */
final class Headers {
    private static final int LONGEST = 256;

    private Headers() {}

    static Attribution attribution(MultiMap headers) {
        return new Attribution(
                bounded(headers.get("HTTP-Referer")),
                bounded(either(headers, "X-OpenRouter-Title", "X-Title")),
                bounded(headers.get("x-session-id")),
                null,
                bounded(headers.get("User-Agent")),
                AppCategories.of(headers.get("X-OpenRouter-Categories")));
    }

    /**
     * Features of Anthropic's dialect, by either name of the header and however often; null for
     * none.
     */
    static @Nullable String betas(MultiMap headers) {
        List<String> named = new ArrayList<>(headers.getAll("anthropic-beta"));
        named.addAll(headers.getAll("x-anthropic-beta"));
        return named.isEmpty() ? null : String.join(",", named);
    }

    static boolean wantsMetadata(MultiMap headers) {
        String wish =
                either(headers, "X-OpenRouter-Metadata", "X-OpenRouter-Experimental-Metadata");
        return "enabled".equalsIgnoreCase(wish);
    }

    private static @Nullable String either(MultiMap headers, String name, String alias) {
        return Optional.ofNullable(headers.get(name)).orElse(headers.get(alias));
    }

    private static @Nullable String bounded(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
