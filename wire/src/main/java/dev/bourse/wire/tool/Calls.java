package dev.bourse.wire.tool;

import dev.bourse.wire.chat.Event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tool calls of an answer, put together from its events. */
final class Calls {
    private static final int MOST_CHARACTERS = 256 * 1024;

    private final Map<Place, Draft> drafts = new LinkedHashMap<>();
    private int characters;

    private record Place(int choice, int call) {}

    private record Draft(String name, StringBuilder arguments) {}

    void add(Event event) {
        switch (event) {
            case Event.CallBegun begun -> {
                characters += begun.name().length();
                drafts.putIfAbsent(
                        new Place(begun.choice(), begun.call()),
                        new Draft(begun.name(), new StringBuilder()));
            }
            case Event.CallArguments more -> more(more);
            default -> {}
        }
    }

    private void more(Event.CallArguments more) {
        Draft draft = drafts.get(new Place(more.choice(), more.call()));
        String json = more.json().toString();
        characters += json.length();
        if (draft != null && !areTooLong()) {
            draft.arguments().append(json);
        }
    }

    /** Whether there is more than can be kept, so that nothing can be said about them. */
    boolean areTooLong() {
        return characters > MOST_CHARACTERS;
    }

    List<Call> complete() {
        return drafts.values().stream()
                .map(draft -> new Call(draft.name(), draft.arguments().toString()))
                .toList();
    }
}
