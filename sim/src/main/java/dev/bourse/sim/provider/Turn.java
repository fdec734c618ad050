package dev.bourse.sim.provider;

import dev.bourse.sim.text.Tokenizer;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.ArrayList;
import java.util.List;

/**
 * All that one speaker says before another one does, whatever pieces the dialect cuts it into.
 *
 * @param speaker who
 * @param text all texts joined: words, arguments of tool calls, results
 * @param media how many images and files there are
 * @param mark how long the prompt up to its end is to be cached
 */
record Turn(Speaker speaker, String text, int media, Mark mark) {
    /** How long a cache is asked to keep what was said until here; the longer is the greater. */
    enum Mark {
        NONE,
        MINUTES,
        HOUR;

        /** That of a part of a message; without a lifetime it is for five minutes. */
        static Mark of(JsonObject part) {
            if (part.get("cache_control").isEmpty()) {
                return NONE;
            }
            String lifetime = part.object("cache_control").text("ttl").orElse("");
            return lifetime.equals("1h") ? HOUR : MINUTES;
        }

        Mark or(Mark other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /** Who speaks. */
    enum Speaker {
        SYSTEM,
        USER,
        ASSISTANT,
        TOOL
    }

    static Turn of(Speaker speaker, String text) {
        return new Turn(speaker, text, 0, Mark.NONE);
    }

    /** Puts together what one speaker says in a row. */
    static List<Turn> joined(List<Turn> pieces) {
        List<Turn> turns = new ArrayList<>();
        for (Turn piece : pieces) {
            boolean same = !turns.isEmpty() && turns.getLast().speaker == piece.speaker;
            turns.add(same ? turns.removeLast().and(piece) : piece);
        }
        return turns;
    }

    long tokens() {
        return Tokenizer.count(text) + (long) media * Tokenizer.PER_IMAGE;
    }

    private Turn and(Turn more) {
        return new Turn(speaker, text + more.text, media + more.media, mark.or(more.mark));
    }
}
