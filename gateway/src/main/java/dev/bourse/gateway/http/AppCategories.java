package dev.bourse.gateway.http;

import dev.bourse.wire.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What kinds of apps there are (openrouter.md 4.5). */
final class AppCategories {
    private static final Map<String, List<String>> GROUPS = groups();
    private static final int MOST = 10;
    private static final int MOST_STATED = 2;

    private AppCategories() {}

    /**
     * The categories that a parameter asks for: one, or all of a group; empty when it is absent.
     */
    static Optional<Set<String>> wanted(Choices choices, String parameter) {
        return choices.ask()
                .query(parameter)
                .map(word -> {
                    if (GROUPS.containsKey(word)) {
                        return Set.copyOf(GROUPS.get(word));
                    }
                    if (!isKnown(word)) {
                        throw new BadQuery(
                                parameter, "there is no category '" + Choices.shown(word) + "'");
                    }
                    return Set.of(word);
                });
    }

    /** The first two known words of a header with commas; unknown ones are passed over. */
    static List<String> of(@Nullable String header) {
        return header == null
                ? List.of()
                : Stream.of(header.split(",", -1))
                        .map(word -> word.strip().toLowerCase(Locale.ROOT))
                        .filter(AppCategories::isKnown)
                        .distinct()
                        .limit(MOST_STATED)
                        .toList();
    }

    /** Categories from a body. */
    static List<String> read(List<JsonValue> items) {
        List<String> names =
                items.stream()
                        .map(item -> item.asText().orElse(""))
                        .distinct()
                        .collect(Collectors.toList());
        if (names.size() > MOST || !names.stream().allMatch(AppCategories::isKnown)) {
            throw new BadQuery("categories", "up to " + MOST + " of " + GROUPS.values());
        }
        return names;
    }

    /** The names of the categories themselves. */
    static List<String> names() {
        return GROUPS.values().stream().flatMap(List::stream).toList();
    }

    /** The names of the groups. */
    static List<String> groupNames() {
        return List.copyOf(GROUPS.keySet());
    }

    private static boolean isKnown(String word) {
        return GROUPS.values().stream().anyMatch(group -> group.contains(word));
    }

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put(
                "coding",
                List.of(
                        "cli-agent",
                        "ide-extension",
                        "cloud-agent",
                        "programming-app",
                        "native-app-builder"));
        groups.put("creative", List.of("creative-writing", "video-gen", "image-gen", "audio-gen"));
        groups.put(
                "productivity",
                List.of("writing-assistant", "general-chat", "personal-agent", "legal"));
        groups.put("entertainment", List.of("roleplay", "game"));
        return Collections.unmodifiableMap(groups);
    }
}
