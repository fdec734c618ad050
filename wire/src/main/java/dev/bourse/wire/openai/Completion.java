package dev.bourse.wire.openai;

import static dev.bourse.wire.openai.Stamp.ascii;

import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * One pass over an upstream's completion or chunk: what it says, and the edits that make it ours.
 */
final class Completion {
    private static final byte[] NO_FINISH = ascii("null");
    private static final byte[] NATIVE = ascii(",\"native_finish_reason\":");
    private static final byte[] PROVIDER = ascii(",\"provider\":");

    private final byte[] source;
    private final Stamp stamp;
    private final Splice splice = new Splice();
    private final Holes holes;
    private final Text text;
    private int open;
    private int close;
    private boolean hasId;
    private boolean hasProvider;
    private int modelEnd = -1;
    private int usageName = -1;
    private int usageFrom = -1;
    private int usageTo;
    private boolean usageIsObject;
    private int choices = -1;
    private long created = -1;
    private String object = "";
    private @Nullable String upstreamId;
    private @Nullable String nativeFinish;
    private @Nullable FinishReason finish;
    private @Nullable JsonObject usage;
    private @Nullable UpstreamError error;

    private Completion(byte[] source, Stamp stamp, boolean learning) {
        this.source = source;
        this.stamp = stamp;
        holes = new Holes(learning);
        text = new Text(holes);
    }

    /**
     * Reads the bytes from {@code from} up to {@code to}.
     *
     * @param learning whether the places that vary in a stream are noted
     * @throws dev.bourse.wire.json.JsonException when they are no JSON object
     */
    static Completion read(byte[] source, int from, int to, Stamp stamp, boolean learning) {
        Completion completion = new Completion(source, stamp, learning);
        try (JsonScanner in = JsonScanner.of(source, from, to)) {
            in.next();
            in.object("answer");
            completion.members(in);
            in.finish();
        }
        completion.stampWhatIsMissing();
        return completion;
    }

    Splice splice() {
        return splice;
    }

    Holes holes() {
        return holes;
    }

    Text text() {
        return text;
    }

    /** Index of the opening brace. */
    int open() {
        return open;
    }

    /** Index of the closing brace. */
    int close() {
        return close;
    }

    /** Number of choices; -1 when there is no array of them. */
    int choices() {
        return choices;
    }

    long created() {
        return created;
    }

    @Nullable String upstreamId() {
        return upstreamId;
    }

    /** The last choice's reason in the upstream's word; null when none has finished. */
    @Nullable String nativeFinish() {
        return nativeFinish;
    }

    @Nullable FinishReason finish() {
        return finish;
    }

    @Nullable JsonObject usage() {
        return usage;
    }

    /** Whether there is a {@code usage} of its own that is more than null. */
    boolean hasOwnUsage() {
        return usageIsObject;
    }

    int usageFrom() {
        return usageFrom;
    }

    int usageTo() {
        return usageTo;
    }

    @Nullable UpstreamError error() {
        return error;
    }

    /** Whether nothing but its text and counts matters. */
    boolean isPlain() {
        return choices > 0 && finish == null && usage == null && error == null;
    }

    /** Takes the usage out, comma and all; it goes out once, at the end. */
    void cutUsage() {
        int before = usageName;
        while (isSpace(source[before - 1])) {
            before--;
        }
        if (source[before - 1] == ',') {
            splice.replace(before - 1, usageTo, Rope.EMPTY);
            return;
        }
        int after = usageTo;
        while (isSpace(source[after])) {
            after++;
        }
        splice.replace(before, source[after] == ',' ? after + 1 : after, Rope.EMPTY);
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }

    private void members(JsonScanner in) {
        open = in.start();
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            int name = key.equals("usage") ? in.start() : -1;
            in.next();
            switch (key) {
                case "id", "model", "provider" -> stamped(in, key);
                case "object" -> object(in);
                case "created" -> created(in);
                case "choices" -> choices(in);
                case "usage" -> usage(in, name);
                case "x_groq" -> groq(in);
                case "error" -> error(in);
                default -> other(in);
            }
        }
        close = in.start();
        if (object.equals("error") && error == null) {
            error = UpstreamError.read(java.util.Arrays.copyOfRange(source, open, close + 1));
        }
    }

    private void stamped(JsonScanner in, String key) {
        int from = in.start();
        if (key.equals("id")) {
            upstreamId = in.isText() ? in.text("id", Integer.MAX_VALUE) : null;
        }
        int to = end(in);
        switch (key) {
            case "id" -> {
                splice.replace(from, to, stamp.id());
                hasId = true;
            }
            case "model" -> {
                splice.replace(from, to, stamp.model());
                modelEnd = to;
            }
            default -> {
                splice.replace(from, to, stamp.provider());
                hasProvider = true;
            }
        }
    }

    private static int end(JsonScanner in) {
        if (in.isObject() || in.isArray()) {
            in.skip();
            return in.start() + 1;
        }
        return in.end();
    }

    private void object(JsonScanner in) {
        object = in.isText() ? in.text("object", Integer.MAX_VALUE) : "";
        in.skip();
    }

    private void created(JsonScanner in) {
        if (in.isInteger()) {
            created = in.integer("created", 0, Long.MAX_VALUE);
        }
        other(in);
    }

    private void choices(JsonScanner in) {
        if (!in.isArray()) {
            in.skip();
            return;
        }
        choices = 0;
        while (in.nextItem()) {
            choices++;
            if (in.isObject()) {
                choice(in);
            } else {
                in.skip();
            }
        }
    }

    private void choice(JsonScanner in) {
        int from = -1;
        int to = -1;
        String word = null;
        String own = null;
        boolean hasOwn = false;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            switch (key) {
                case "delta", "message" -> said(in);
                case "finish_reason" -> {
                    from = in.start();
                    word = word(in);
                    to = end(in);
                }
                case "native_finish_reason" -> {
                    own = word(in);
                    hasOwn = true;
                    in.skip();
                }
                case "index" -> in.skip();
                default -> other(in);
            }
        }
        finished(from, to, word, own, hasOwn);
    }

    private void said(JsonScanner in) {
        if (in.isObject()) {
            text.read(in);
        } else {
            in.skip();
        }
    }

    private static @Nullable String word(JsonScanner in) {
        String word = in.isText() ? in.text("finish_reason", Integer.MAX_VALUE) : "";
        return word.isBlank() ? null : word;
    }

    private void finished(
            int from, int to, @Nullable String word, @Nullable String own, boolean hasOwn) {
        if (from < 0) {
            return;
        }
        byte[] shown = NO_FINISH;
        if (word != null) {
            finish = FinishReason.of(word);
            nativeFinish = own == null ? word : own;
            shown = ascii('"' + finish.wireName() + '"');
        }
        splice.replace(from, to, shown);
        if (!hasOwn) {
            splice.insert(to, NATIVE);
            splice.insert(to, word == null ? NO_FINISH : Json.quoted(word));
        }
    }

    private void usage(JsonScanner in, int name) {
        usageName = name;
        usageFrom = in.start();
        if (in.isObject()) {
            usage = in.tree().asObject().orElse(null);
            usageIsObject = true;
            usageTo = in.start() + 1;
        } else {
            usageTo = end(in);
        }
    }

    private void groq(JsonScanner in) {
        JsonObject own = in.tree().asObject().orElse(JsonObject.EMPTY);
        if (usage == null && own.get("usage").isPresent()) {
            usage = own.object("usage");
        }
    }

    private void error(JsonScanner in) {
        if (!in.isNull()) {
            error = UpstreamError.of(in.tree());
        }
    }

    private void other(JsonScanner in) {
        if (in.isText() && holes.isOpen()) {
            holes.text(in.start() + 1, in.end() - 1, false);
        } else if (in.isInteger() && holes.isOpen()) {
            holes.digits(in.start(), in.end());
        } else {
            in.skip();
        }
    }

    private void stampWhatIsMissing() {
        if (!hasProvider && modelEnd >= 0) {
            splice.insert(modelEnd, PROVIDER);
            splice.insert(modelEnd, stamp.provider());
        }
        String head =
                (hasId ? "" : "\"id\":" + text(stamp.id()) + ",")
                        + (modelEnd >= 0 ? "" : "\"model\":" + text(stamp.model()) + ",")
                        + (hasProvider || modelEnd >= 0
                                ? ""
                                : "\"provider\":" + text(stamp.provider()) + ",");
        if (!head.isEmpty()) {
            splice.insert(open + 1, head.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
