package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.Event;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Writes why a candidate ended. */
final class Ending {
    private Ending() {}

    /** A call whose arguments are no object is what Gemini calls a malformed one. */
    static void write(
            Event.@Nullable Finished finished, CallParts calls, Map<String, Object> candidate) {
        if (calls.malformed() != null) {
            candidate.put("finishReason", Finish.MALFORMED);
            candidate.put("finishMessage", "Malformed function call: " + calls.malformed());
        } else if (finished != null) {
            candidate.put("finishReason", Finish.word(finished.reason()));
        }
    }
}
