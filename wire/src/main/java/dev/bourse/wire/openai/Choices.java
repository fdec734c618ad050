package dev.bourse.wire.openai;

import static dev.bourse.wire.openai.Stamp.ascii;

import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.splice.Holes;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@code choices}: what is said, and why it ends. Each finish reason becomes a normalised
 * one, with the upstream's own word beside it.
 */
final class Choices {
    private static final byte[] NULL = ascii("null");
    private static final byte[] NATIVE = ascii(",\"native_finish_reason\":");
    private static final byte[] UNFINISHED =
            ascii(",\"finish_reason\":null,\"native_finish_reason\":null");

    private final Splice splice;
    private final Holes holes;
    private final Text text;
    private int count = -1;
    private @Nullable FinishReason finish;
    private @Nullable String nativeFinish;

    private int wordFrom;
    private int wordTo;
    private @Nullable String word;
    private @Nullable String ownWord;
    private boolean hasOwnWord;

    Choices(byte[] source, Splice splice, Holes holes) {
        this.splice = splice;
        this.holes = holes;
        text = new Text(source, splice, holes);
    }

    /** How many there are; -1 when there is no array of them. */
    int count() {
        return count;
    }

    Text text() {
        return text;
    }

    /** Why the last choice that ended did; null when none has. */
    @Nullable FinishReason finish() {
        return finish;
    }

    /** The same in the upstream's word. */
    @Nullable String nativeFinish() {
        return nativeFinish;
    }

    void read(JsonScanner in) {
        if (!in.isArray()) {
            in.skip();
            return;
        }
        count = 0;
        while (in.nextItem()) {
            count++;
            if (in.isObject()) {
                choice(in);
            } else {
                in.skip();
            }
        }
    }

    private void choice(JsonScanner in) {
        wordFrom = -1;
        word = null;
        ownWord = null;
        hasOwnWord = false;
        boolean empty = true;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            member(in, key);
            empty = false;
        }
        if (wordFrom >= 0) {
            finished();
        } else if (!empty && !hasOwnWord) {
            splice.insert(in.start(), UNFINISHED);
        }
    }

    private void member(JsonScanner in, String key) {
        switch (key) {
            case "delta", "message" -> text.read(in);
            case "finish_reason" -> {
                wordFrom = in.start();
                word = word(in);
                wordTo = in.pass();
            }
            case "native_finish_reason" -> {
                hasOwnWord = true;
                ownWord = word(in);
                in.skip();
            }
            case "index" -> in.skip();
            default -> holes.pass(in);
        }
    }

    /** Some upstreams send an empty string for as long as they have no reason. */
    private static @Nullable String word(JsonScanner in) {
        String word = in.isText() ? in.text("finish_reason", Integer.MAX_VALUE) : "";
        return word.isBlank() ? null : word;
    }

    private void finished() {
        byte[] shown = NULL;
        byte[] own = NULL;
        if (word != null) {
            finish = FinishReason.of(word);
            nativeFinish = ownWord == null ? word : ownWord;
            shown = Json.quoted(finish.wireName());
            own = Json.quoted(word);
        }
        splice.replace(wordFrom, wordTo, shown);
        if (!hasOwnWord) {
            splice.insert(wordTo, NATIVE);
            splice.insert(wordTo, own);
        }
    }
}
