package dev.bourse.gateway.http;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What kind of app a request comes from (openrouter.md 1.1, 4.5). */
final class AppCategories {
    private static final int MOST = 2;
    private static final Set<String> KNOWN =
            Set.of(
                    "cli-agent",
                    "ide-extension",
                    "cloud-agent",
                    "programming-app",
                    "native-app-builder",
                    "creative-writing",
                    "video-gen",
                    "image-gen",
                    "audio-gen",
                    "writing-assistant",
                    "general-chat",
                    "personal-agent",
                    "legal",
                    "roleplay",
                    "game");

    private AppCategories() {}

    /** The first two known words of a list with commas; unknown ones are passed over. */
    static List<String> of(@Nullable String header) {
        return header == null
                ? List.of()
                : Stream.of(header.split(",", -1))
                        .map(word -> word.strip().toLowerCase(Locale.ROOT))
                        .filter(KNOWN::contains)
                        .distinct()
                        .limit(MOST)
                        .toList();
    }
}
