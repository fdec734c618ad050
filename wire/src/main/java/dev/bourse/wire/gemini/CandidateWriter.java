package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of one candidate waits for its end. */
final class CandidateWriter {
    private final int index;
    private final Calls calls = new Calls();
    private final SignatureDraft signatures = new SignatureDraft();
    private final List<JsonValue> sources = new ArrayList<>();
    private Event.@Nullable Finished finished;
    private CallParts parts = CallParts.NONE;

    CandidateWriter(int index) {
        this.index = index;
    }

    Calls calls() {
        return calls;
    }

    SignatureDraft signatures() {
        return signatures;
    }

    void cite(JsonValue source) {
        sources.add(source);
    }

    /** Ends it; returns its tool calls. */
    List<JsonValue> finish(Event.Finished why) {
        finished = why;
        parts = CallParts.of(calls.made(), signatures.made());
        return parts.parts();
    }

    /** What the last chunk says of it. */
    JsonValue last() {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("text", "");
        if (parts.loose() != null) {
            part.put("thought", true); // clients pass over empty text without it, and its signature
            part.put("thoughtSignature", parts.loose());
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("parts", List.of(part));
        content.put("role", "model");
        Map<String, Object> candidate = new LinkedHashMap<>();
        candidate.put("content", content);
        Ending.write(finished, parts, candidate);
        candidate.put("index", index);
        Sources.write(sources).ifPresent(found -> candidate.put("groundingMetadata", found));
        return JsonValue.of(candidate);
    }
}
