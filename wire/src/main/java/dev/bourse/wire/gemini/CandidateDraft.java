package dev.bourse.wire.gemini;

import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** One candidate of one chunk, as it was read: its index may come after its content. */
final class CandidateDraft {
    private static final int MOST_INDEX = 1000;

    private final List<PartDraft> parts = new ArrayList<>(1);
    private int index;
    private @Nullable String finish;
    private @Nullable JsonObject logprobs;
    private @Nullable JsonObject grounding;
    private @Nullable JsonObject citations;

    List<PartDraft> parts() {
        return parts;
    }

    int index() {
        return index;
    }

    /** Why it ends; null when it does not. */
    @Nullable String finish() {
        return finish;
    }

    @Nullable JsonObject logprobs() {
        return logprobs;
    }

    @Nullable JsonObject grounding() {
        return grounding;
    }

    @Nullable JsonObject citations() {
        return citations;
    }

    void read(JsonScanner in) {
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            switch (key) {
                case "content" -> content(in);
                case "index" -> index = in.isInteger() ? (int) in.integer(key, 0, MOST_INDEX) : 0;
                case "finishReason" -> finish = word(in);
                case "logprobsResult" -> logprobs = tree(in);
                case "groundingMetadata" -> grounding = tree(in);
                case "citationMetadata" -> citations = tree(in);
                default -> in.skip();
            }
        }
    }

    private static @Nullable String word(JsonScanner in) {
        String word = in.isText() ? in.text("finishReason", Integer.MAX_VALUE) : "";
        return word.isBlank() || word.equals("FINISH_REASON_UNSPECIFIED") ? null : word;
    }

    private static @Nullable JsonObject tree(JsonScanner in) {
        JsonValue tree = in.tree();
        return tree.asObject().orElse(null);
    }

    private void content(JsonScanner in) {
        if (!in.isObject()) {
            in.skip();
            return;
        }
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            if (key.equals("parts") && in.isArray()) {
                parts(in);
            } else {
                in.skip();
            }
        }
    }

    private void parts(JsonScanner in) {
        while (in.nextItem()) {
            in.object("parts");
            PartDraft part = new PartDraft();
            part.read(in);
            parts.add(part);
        }
    }
}
