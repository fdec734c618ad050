package dev.bourse.wire.tool;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.FinishReason;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The texts of an answer's choices, put together from its events. */
final class Texts {
    private static final int MOST_CHARACTERS = 256 * 1024;

    private final Map<Integer, Draft> drafts = new TreeMap<>();
    private int characters;

    private static final class Draft {
        private final StringBuilder text = new StringBuilder();
        private boolean ended;
        private boolean refused;
        private boolean calls;

        /** Whoever calls a tool need not say anything; a refusal is given no form. */
        boolean isToBeJudged() {
            return ended && !refused && !(calls && text.toString().isBlank());
        }
    }

    void add(Event event) {
        switch (event) {
            case Event.Text more -> more(draft(more.choice()), more.text().toString());
            case Event.Refused refused -> draft(refused.choice()).refused = true;
            case Event.CallBegun begun -> draft(begun.choice()).calls = true;
            case Event.Finished end ->
                    draft(end.choice()).ended = end.reason() == FinishReason.STOP;
            default -> {}
        }
    }

    private Draft draft(int choice) {
        return drafts.computeIfAbsent(choice, _ -> new Draft());
    }

    private void more(Draft draft, String text) {
        characters += text.length();
        if (!areTooLong()) {
            draft.text.append(text);
        }
    }

    /** Whether there is more than can be kept, so that nothing can be said about them. */
    boolean areTooLong() {
        return characters > MOST_CHARACTERS;
    }

    /** Those that ended of themselves; others may end in the middle, which is nobody's mistake. */
    List<String> complete() {
        return drafts.values().stream()
                .filter(Draft::isToBeJudged)
                .map(draft -> draft.text.toString())
                .toList();
    }
}
