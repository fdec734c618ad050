package dev.bourse.wire.openai;

import dev.bourse.domain.unit.Units;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Holes;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Set;

/**
 * One pass over an upstream's completion or chunk: what it says, and the edits that make it ours.
 */
final class Completion {
    private static final byte[] PROVIDER = Stamp.ascii(",\"provider\":");
    private static final byte[] COMMA = {','};
    private static final byte[] NO_FINGERPRINT = Stamp.ascii(",\"system_fingerprint\":null");
    private static final int LONGEST_ID = 256;

    /** What a chunk may leave out but, by OpenRouter's own client, never have as null. */
    private static final Set<String> NEVER_NULL = Set.of("usage", "system_fingerprint", "error");

    private final byte[] source;
    private final boolean chunk;
    private final Stamp stamp;
    private final Splice splice = new Splice();
    private final Holes holes;
    private final Choices choices;
    private int open;
    private int close;
    private boolean hasId;
    private boolean hasProvider;
    private boolean hasFingerprint;
    private boolean isError; // some upstreams send {"object":"error","message":...}
    private int modelEnd = -1;
    private int usageFrom = -1;
    private int usageTo;
    private long created;
    private @Nullable String upstreamId;
    private @Nullable JsonObject usage;
    private @Nullable UpstreamError error;

    private Completion(byte[] source, boolean chunk, Stamp stamp, Holes holes) {
        this.chunk = chunk;
        this.source = source;
        this.stamp = stamp;
        this.holes = holes;
        choices = new Choices(source, splice, holes);
    }

    /**
     * Reads a whole body.
     *
     * @throws dev.bourse.wire.json.JsonException when it is no JSON object
     */
    static Completion ofBody(byte[] body, Stamp stamp) {
        Completion completion = new Completion(body, false, stamp, new Holes(false));
        completion.read(0, body.length);
        return completion;
    }

    /**
     * Reads the chunk that lies from {@code from} up to {@code to}. Its usage, if any, is taken
     * out: that goes out once, at the end of the stream.
     *
     * @param holes notes the places that vary in a stream
     * @throws dev.bourse.wire.json.JsonException when it is no JSON object
     */
    static Completion ofChunk(byte[] source, int from, int to, Stamp stamp, Holes holes) {
        Completion chunk = new Completion(source, true, stamp, holes);
        chunk.read(from, to);
        return chunk;
    }

    Splice splice() {
        return splice;
    }

    Holes holes() {
        return holes;
    }

    Choices choices() {
        return choices;
    }

    /** Index of the opening brace. */
    int open() {
        return open;
    }

    /** Index of the closing brace. */
    int close() {
        return close;
    }

    /** Where the value of a body's {@code usage} begins; -1 when there is none. */
    int usageFrom() {
        return usageFrom;
    }

    int usageTo() {
        return usageTo;
    }

    /** Epoch seconds; not positive when it does not say. */
    long created() {
        return created;
    }

    @Nullable String upstreamId() {
        return upstreamId;
    }

    @Nullable JsonObject usage() {
        return usage;
    }

    /** Searches of the web that it tells; one where it only cites pages of it. */
    Units units() {
        long told = usage == null ? 0 : OpenAiUsage.searches(usage);
        return Units.ofWebSearches(told == 0 && choices.text().citesWeb() ? 1 : told);
    }

    @Nullable UpstreamError error() {
        return error;
    }

    /** Whether nothing but its text and counts matters. */
    boolean isPlain() {
        return choices.count() > 0 && choices.finish() == null && usage == null && error == null;
    }

    private void read(int from, int to) {
        try (JsonScanner in = JsonScanner.of(source, from, to)) {
            in.next();
            in.object("answer");
            open = in.start();
            for (String key = in.nextName(); key != null; key = in.nextName()) {
                member(in, key);
            }
            close = in.start();
            in.finish();
        }
        if (isError && error == null) {
            error = UpstreamError.read(Arrays.copyOfRange(source, open, close + 1));
        }
        stampWhatIsMissing();
    }

    private void member(JsonScanner in, String key) {
        int name = in.start();
        in.next();
        hasFingerprint |= key.equals("system_fingerprint");
        if (chunk && in.isNull() && NEVER_NULL.contains(key)) {
            splice.cut(source, name, in.end());
            return;
        }
        switch (key) {
            case "id" -> id(in);
            case "model" -> modelEnd = stamp(in, stamp.model());
            case "provider" -> hasProvider = stamp(in, stamp.provider()) > 0;
            case "object" -> object(in);
            case "created" -> created(in);
            case "choices" -> choices.read(in);
            case "usage" -> usage(in, name);
            case "openrouter_metadata" -> splice.cut(source, name, in.pass());
            case "x_groq" -> groq(in);
            case "error" -> error = in.isNull() ? error : UpstreamError.of(in.tree());
            default -> holes.pass(in);
        }
    }

    private void id(JsonScanner in) {
        String id = in.isText() ? in.text("id", Integer.MAX_VALUE) : "";
        upstreamId = id.isEmpty() || id.length() > LONGEST_ID ? null : id;
        hasId = stamp(in, stamp.id()) > 0;
    }

    /** Writes our own value over the current one; returns where it ends. */
    private int stamp(JsonScanner in, byte[] own) {
        int from = in.start();
        int to = in.pass();
        splice.replace(from, to, own);
        return to;
    }

    private void object(JsonScanner in) {
        isError |= in.isText("error");
        in.skip();
    }

    private void created(JsonScanner in) {
        if (in.isInteger()) {
            created = in.integer("created", 0, Long.MAX_VALUE);
        }
        holes.pass(in);
    }

    private void usage(JsonScanner in, int name) {
        int from = in.start();
        boolean counts = in.isObject();
        usage = counts ? in.tree().asObject().orElse(null) : usage;
        int to = counts ? in.start() + 1 : in.pass();
        if (!chunk) {
            usageFrom = from;
            usageTo = to;
        } else {
            splice.cut(source, name, to);
        }
    }

    /** Groq's own place for the usage of a stream. */
    private void groq(JsonScanner in) {
        JsonObject own = in.tree().asObject().orElse(JsonObject.EMPTY);
        if (usage == null && own.get("usage").isPresent()) {
            usage = own.object("usage");
        }
    }

    private void stampWhatIsMissing() {
        lead(hasId, "\"id\":", stamp.id());
        lead(modelEnd >= 0, "\"model\":", stamp.model());
        if (!hasProvider && modelEnd >= 0) {
            splice.insert(modelEnd, PROVIDER);
            splice.insert(modelEnd, stamp.provider());
        } else {
            lead(hasProvider, "\"provider\":", stamp.provider());
        }
        if (!chunk && !hasFingerprint) {
            splice.insert(close, NO_FINGERPRINT);
        }
    }

    private void lead(boolean there, String name, byte[] value) {
        if (!there) {
            splice.insert(open + 1, Stamp.ascii(name));
            splice.insert(open + 1, value);
            splice.insert(open + 1, COMMA);
        }
    }
}
