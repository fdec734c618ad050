package dev.bourse.wire.chat;

import java.util.Locale;
import java.util.Optional;

/** Media that are written as URLs: {@code data:image/png;base64,...} or an address. */
public final class DataUrl {
    private static final String DATA = "data:";
    private static final String BASE64 = ";base64,";

    private DataUrl() {}

    /** What a URL leads to; empty when it is neither base64 data nor an http address. */
    public static Optional<Source> source(String url) {
        String scheme = url.substring(0, Math.min(url.length(), 8)).toLowerCase(Locale.ROOT);
        if (scheme.startsWith("http://") || scheme.startsWith("https://")) {
            return Optional.of(new Source.Remote(url, null));
        }
        int base64 = url.indexOf(BASE64);
        return scheme.startsWith(DATA) && base64 > DATA.length()
                ? Optional.of(
                        new Source.Inline(
                                url.substring(DATA.length(), base64),
                                url.substring(base64 + BASE64.length())))
                : Optional.empty();
    }

    /** The medium as a URL; empty when it lies at a provider. */
    public static Optional<String> of(Source source) {
        return switch (source) {
            case Source.Inline(String type, String base64) ->
                    Optional.of(DATA + type + BASE64 + base64);
            case Source.Remote(String url, _) -> Optional.of(url);
            case Source.Stored _ -> Optional.empty();
        };
    }
}
