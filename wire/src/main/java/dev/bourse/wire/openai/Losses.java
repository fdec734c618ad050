package dev.bourse.wire.openai;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What of a conversation finds no place in a chat completion request. */
final class Losses {
    private final Set<String> leftOut = new LinkedHashSet<>();
    private @Nullable String impossible;

    void leaveOut(String name) {
        leftOut.add(name);
    }

    void leaveOut(Collection<String> names) {
        leftOut.addAll(names);
    }

    /** Says that without this the request would lose its meaning. */
    void refuse(String name) {
        impossible = impossible == null ? name : impossible;
    }

    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** What makes the request impossible; null when nothing does. */
    @Nullable String impossible() {
        return impossible;
    }
}
