package dev.bourse.domain.task;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a prompt is about: the twelve categories by which models are ranked (openrouter.md 1.9). */
public enum Category {
    PROGRAMMING("programming"),
    ROLEPLAY("roleplay"),
    MARKETING("marketing"),
    MARKETING_SEO("marketing/seo"),
    TECHNOLOGY("technology"),
    SCIENCE("science"),
    TRANSLATION("translation"),
    LEGAL("legal"),
    FINANCE("finance"),
    HEALTH("health"),
    TRIVIA("trivia"),
    ACADEMIA("academia");

    private static final Map<String, Category> BY_WIRE_NAME =
            Arrays.stream(values())
                    .collect(Collectors.toMap(Category::wireName, Function.identity()));

    private final String wireName;

    Category(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the API. */
    public String wireName() {
        return wireName;
    }

    /** The category of that wire name, or empty when there is none. */
    public static Optional<Category> of(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }
}
