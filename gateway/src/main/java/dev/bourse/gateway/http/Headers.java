package dev.bourse.gateway.http;

import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.routing.CacheWish;
import dev.bourse.gateway.pipeline.CacheAsk;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What the headers of a chat request say (openrouter.md 1.1). */
final class Headers {
    private static final int LONGEST = 256;
    private static final CharSequence CACHE = HttpHeaders.createOptimized("X-OpenRouter-Cache");
    private static final CharSequence CACHE_TTL =
            HttpHeaders.createOptimized("X-OpenRouter-Cache-TTL");
    private static final CharSequence CACHE_CLEAR =
            HttpHeaders.createOptimized("X-OpenRouter-Cache-Clear");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

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

    /**
     * What is said of the cache of whole answers; what makes no sense is as if it were not said.
     */
    static CacheAsk cache(MultiMap headers) {
        String wish = headers.get(CACHE);
        String clear = headers.get(CACHE_CLEAR);
        String seconds = headers.get(CACHE_TTL);
        if (wish == null && clear == null && seconds == null) {
            return CacheAsk.NONE;
        }
        return new CacheAsk(CacheWish.of(flag(wish), whole(seconds)), flag(clear).orElse(false));
    }

    private static Optional<Boolean> flag(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(it -> it.strip().toLowerCase(Locale.ROOT))
                .filter(it -> it.equals("true") || it.equals("false"))
                .map(Boolean::valueOf);
    }

    private static OptionalLong whole(@Nullable String text) {
        return text != null && WHOLE.matcher(text.strip()).matches()
                ? OptionalLong.of(Long.parseLong(text.strip()))
                : OptionalLong.empty();
    }

    private static @Nullable String either(MultiMap headers, String name, String alias) {
        return Optional.ofNullable(headers.get(name)).orElse(headers.get(alias));
    }

    private static @Nullable String bounded(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
