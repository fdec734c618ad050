package dev.bourse.gateway.http;

import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.routing.CacheWish;
import dev.bourse.gateway.pipeline.CacheAsk;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What the headers of a chat request say (openrouter.md 1.1). */
final class Headers {
    private static final int LONGEST = 256;
    private static final int LAST_ASCII = 0x7f;
    private static final int LAST_BYTE = 0xff;
    private static final CharSequence REFERER = named("HTTP-Referer");
    private static final CharSequence TITLE = named("X-OpenRouter-Title");
    private static final CharSequence OLD_TITLE = named("X-Title");
    private static final CharSequence SESSION = named("x-session-id");
    private static final CharSequence USER_AGENT = named("User-Agent");
    private static final CharSequence CATEGORIES = named("X-OpenRouter-Categories");
    private static final CharSequence BETA = named("anthropic-beta");
    private static final CharSequence OTHER_BETA = named("x-anthropic-beta");
    private static final CharSequence METADATA = named("X-OpenRouter-Metadata");
    private static final CharSequence OLD_METADATA = named("X-OpenRouter-Experimental-Metadata");
    private static final CharSequence CACHE = named("X-OpenRouter-Cache");
    private static final CharSequence CACHE_TTL = named("X-OpenRouter-Cache-TTL");
    private static final CharSequence CACHE_CLEAR = named("X-OpenRouter-Cache-Clear");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private Headers() {}

    /** A name that knows its hash, since every request is asked for all of them. */
    private static CharSequence named(String name) {
        return AsciiString.cached(name);
    }

    static Attribution attribution(HttpHeaders headers) {
        return new Attribution(
                bounded(headers.get(REFERER)),
                bounded(either(headers, TITLE, OLD_TITLE)),
                bounded(headers.get(SESSION)),
                null,
                bounded(headers.get(USER_AGENT)),
                AppCategories.of(headers.get(CATEGORIES)));
    }

    /**
     * Features of Anthropic's dialect, by either name of the header and however often; null for
     * none.
     */
    static @Nullable String betas(HttpHeaders headers) {
        if (!headers.contains(BETA) && !headers.contains(OTHER_BETA)) {
            return null;
        }
        List<String> named = new ArrayList<>(headers.getAll(BETA));
        named.addAll(headers.getAll(OTHER_BETA));
        return String.join(",", named);
    }

    static boolean wantsMetadata(HttpHeaders headers) {
        String wish = either(headers, METADATA, OLD_METADATA);
        return "enabled".equalsIgnoreCase(wish);
    }

    /**
     * What is said of the cache of whole answers; what makes no sense is as if it were not said.
     */
    static CacheAsk cache(HttpHeaders headers) {
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

    private static @Nullable String either(
            HttpHeaders headers, CharSequence name, CharSequence alias) {
        String value = headers.get(name);
        return value == null ? headers.get(alias) : value;
    }

    private static @Nullable String bounded(@Nullable String value) {
        String text = value == null ? null : spoken(value);
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static int widest(String text) {
        int widest = 0;
        for (int i = 0; i < text.length(); i++) {
            widest = Math.max(widest, text.charAt(i));
        }
        return widest;
    }

    /**
     * A value of bytes, one per character as HTTP has it, as what was meant: clients that write
     * other letters than English ones write UTF-8.
     */
    private static String spoken(String value) {
        int widest = widest(value);
        if (widest <= LAST_ASCII || widest > LAST_BYTE) {
            return value;
        }
        try {
            byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return value;
        }
    }
}
