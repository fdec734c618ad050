package dev.bourse.domain.fact;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the operator says about an app: this is the whole of it from now on.
 *
 * @param atMicros when
 * @param app slug of the app
 * @param name name to show; null for the one that its requests state
 * @param aliasOf slug of the app that it is really; null when it is itself
 * @param hidden whether it appears nowhere in public
 * @param categories what kind of program it is (openrouter.md 4.5)
 */
public record AppDescribed(
        long atMicros,
        String app,
        @Nullable String name,
        @Nullable String aliasOf,
        boolean hidden,
        List<String> categories)
        implements Fact {
    public AppDescribed {
        if (app.equals(aliasOf)) {
            throw new IllegalArgumentException("an app is no alias of itself: " + app);
        }
        categories = List.copyOf(categories);
    }
}
