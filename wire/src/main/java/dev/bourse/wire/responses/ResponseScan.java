package dev.bourse.wire.responses;

import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One pass over an upstream's response object: what it says, and the edits that make it ours. */
final class ResponseScan {
    private static final byte[] PROVIDER = Stamp.ascii(",\"provider\":");
    private static final byte[] USAGE = Stamp.ascii(",\"usage\":");
    private static final byte[] METADATA = Stamp.ascii(",\"openrouter_metadata\":");
    private static final byte[] COMMA = {','};
    private static final int LONGEST_ID = 256;

    /** What OpenRouter's own client requires to be there, and what it is when it is not. */
    private static final Map<String, String> REQUIRED = required();

    private final byte[] source;
    private final Splice splice;
    private final Stamp stamp;
    private final OutputScan output = new OutputScan();
    private final Map<String, String> absent = new LinkedHashMap<>(REQUIRED);
    private int open;
    private int close;
    private int modelEnd = -1;
    private int usageFrom = -1;
    private int usageTo;
    private boolean hasId;
    private boolean hasProvider;
    private long created;
    private long searches;
    private @Nullable String upstreamId;
    private @Nullable String status;
    private @Nullable String missing;
    private @Nullable JsonObject usage;
    private @Nullable UpstreamError error;

    /**
     * @param splice takes the edits
     */
    ResponseScan(byte[] source, Splice splice, Stamp stamp) {
        this.source = source;
        this.splice = splice;
        this.stamp = stamp;
    }

    /** Index of the opening brace. */
    int open() {
        return open;
    }

    /** Index after the closing brace. */
    int end() {
        return close + 1;
    }

    OutputScan output() {
        return output;
    }

    /** Epoch seconds; 0 when it does not say. */
    long created() {
        return created;
    }

    @Nullable String upstreamId() {
        return upstreamId;
    }

    /** How far it is; null when it does not say. */
    @Nullable String status() {
        return status;
    }

    @Nullable JsonObject usage() {
        return usage;
    }

    /** Searches of the web that it tells or shows. */
    long searches() {
        return Math.max(searches, output.searches());
    }

    @Nullable UpstreamError error() {
        return error;
    }

    /** Why it ended, given whether the model called anything. */
    FinishReason finish(boolean calls) {
        return Ending.reason(status, missing, calls);
    }

    /** Why it ended, in the upstream's word. */
    @Nullable String nativeFinish() {
        return missing == null ? status : missing;
    }

    /** Reads the object that the scanner stands on. */
    void read(JsonScanner in) {
        in.object("response");
        open = in.start();
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            int name = in.start();
            in.next();
            absent.remove(key);
            member(in, key, name);
        }
        close = in.start();
        stampWhatIsMissing();
    }

    /** Writes what lies between two places around it, with this usage and metadata in it. */
    void write(int from, int to, JsonObject counted, @Nullable JsonObject metadata, Rope out) {
        byte[] block = Json.bytes(counted);
        if (usageFrom >= 0) {
            splice.copy(source, from, usageFrom, out);
            out.add(block);
            splice.copy(source, usageTo, close, out);
        } else {
            splice.copy(source, from, close, out);
            out.add(USAGE);
            out.add(block);
        }
        if (metadata != null) {
            out.add(METADATA);
            out.add(Json.bytes(metadata));
        }
        out.add(source, close, to);
    }

    private void member(JsonScanner in, String key, int name) {
        switch (key) {
            case "id" -> id(in);
            case "model" -> modelEnd = stamp(in, stamp.model());
            case "provider" -> hasProvider = stamp(in, stamp.provider()) > 0;
            case "status" -> status = in.isText() ? in.text(key, Integer.MAX_VALUE) : null;
            case "created_at" -> created(in);
            case "output" -> output.read(in);
            case "usage" -> usage(in);
            case "tool_usage" -> searches = Searches.told(object(in));
            case "error" -> error = in.isNull() ? null : Errors.read(in.tree());
            case "incomplete_details" -> missing = object(in).text("reason").orElse(null);
            case "openrouter_metadata" -> splice.cut(source, name, in.pass());
            default -> in.skip();
        }
    }

    private static JsonObject object(JsonScanner in) {
        if (!in.isObject()) {
            in.skip();
            return JsonObject.EMPTY;
        }
        return in.tree().asObject().orElse(JsonObject.EMPTY);
    }

    private void id(JsonScanner in) {
        String id = in.isText() ? in.text("id", Integer.MAX_VALUE) : "";
        upstreamId = id.isEmpty() || id.length() > LONGEST_ID ? null : id;
        hasId = stamp(in, stamp.id()) > 0;
    }

    /** Some upstreams write the time with a fraction. */
    private void created(JsonScanner in) {
        created = in.isNumber() ? (long) in.number("created_at", 0, Integer.MAX_VALUE) : 0;
    }

    private void usage(JsonScanner in) {
        usageFrom = in.start();
        if (in.isObject()) {
            JsonValue counts = in.tree();
            usage = counts.asObject().orElse(null);
            usageTo = in.start() + 1;
        } else {
            usageTo = in.pass();
        }
    }

    /** Writes our own value over the current one; returns where it ends. */
    private int stamp(JsonScanner in, byte[] own) {
        int from = in.start();
        int to = in.pass();
        splice.replace(from, to, own);
        return to;
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
        absent.forEach(
                (name, value) -> splice.insert(close, Stamp.ascii(",\"" + name + "\":" + value)));
    }

    private void lead(boolean there, String name, byte[] value) {
        if (!there) {
            splice.insert(open + 1, Stamp.ascii(name));
            splice.insert(open + 1, value);
            splice.insert(open + 1, COMMA);
        }
    }

    private static Map<String, String> required() {
        Map<String, String> required = new LinkedHashMap<>();
        for (String name :
                List.of(
                        "completed_at",
                        "error",
                        "frequency_penalty",
                        "incomplete_details",
                        "instructions",
                        "metadata",
                        "presence_penalty",
                        "temperature",
                        "top_p")) {
            required.put(name, "null");
        }
        required.put("parallel_tool_calls", "true");
        required.put("tool_choice", "\"auto\"");
        required.put("tools", "[]");
        return required;
    }
}
