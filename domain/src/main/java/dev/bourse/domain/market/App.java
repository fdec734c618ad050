package dev.bourse.domain.market;

import dev.bourse.domain.fact.Attribution;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A program that sends requests, as its headers name it (openrouter.md 4.5). Both headers come from
 * strangers: markup and control characters never get into a name, and only a host name becomes a
 * slug.
 *
 * @param slug the host of its referer; for one on the caller's own machine its title below {@code
 *     localhost}
 * @param host the host of its referer
 * @param title the name that it states; null when it states none
 */
public record App(String slug, String host, @Nullable String title) {
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,98}[a-z0-9])?");
    private static final Pattern LOOPBACK =
            Pattern.compile("(.*\\.)?localhost|127(\\.\\d{1,3}){3}|0\\.0\\.0\\.0|\\[?::1]?");
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_INPUT = 1_000;

    /** The app behind a request; empty when nothing names one. */
    public static Optional<App> of(Attribution who) {
        String title = who.title() == null ? "" : clean(who.title());
        return host(who.referer()).flatMap(host -> named(host, title));
    }

    /** A name as it may be shown: one line without markup, of at most 80 characters. */
    public static String clean(String text) {
        String line =
                text.substring(0, Math.min(text.length(), LONGEST_INPUT))
                        .replaceAll("<[^>]*>?", " ")
                        .replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}<>]", " ")
                        .strip()
                        .replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= LONGEST_NAME
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME)).strip();
    }

    /** Whether a text can be a slug. */
    public static boolean isSlug(String text) {
        return HOST.matcher(text).matches();
    }

    private static Optional<App> named(String host, String title) {
        String shown = title.isEmpty() ? null : title;
        if (!LOOPBACK.matcher(host).matches()) {
            return isSlug(host) ? Optional.of(new App(host, host, shown)) : Optional.empty();
        }
        String slug = slug(title) + ".localhost";
        return isSlug(slug) ? Optional.of(new App(slug, host, shown)) : Optional.empty();
    }

    private static String slug(String title) {
        String words = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return words.replaceAll("^-|-$", "");
    }

    private static Optional<String> host(@Nullable String referer) {
        if (referer == null || referer.length() > LONGEST_INPUT) {
            return Optional.empty();
        }
        String url = referer.contains("://") ? referer.strip() : "https://" + referer.strip();
        try {
            return Optional.ofNullable(URI.create(url).getHost())
                    .map(host -> host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
