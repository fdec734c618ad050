package dev.bourse.wire.chat;

import dev.bourse.domain.metering.PromptSize;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes a conversation shorter by leaving out its middle ({@code middle-out}, openrouter.md 1.13).
 * Instructions, the first exchange, the last question and the last step are kept whole as long as
 * that is possible; calls and results of tools are kept or left out together. When that is not
 * enough, long texts of what is left lose their own middle.
 */
public final class MiddleOut {
    private static final int LONGEST_BODY = 8 * 1024 * 1024;
    private static final int ROUNDS = 5;
    private static final long SLACK = 32;

    private final JsonObject body;
    private final Turns turns;
    private final Function<byte[], Scanned> scan;
    private final List<JsonValue> messages;
    private final Units units;

    private MiddleOut(JsonObject body, Turns turns, Function<byte[], Scanned> scan) {
        this.body = body;
        this.turns = turns;
        this.scan = scan;
        JsonValue said = body.get(turns.member()).orElseThrow();
        messages = said instanceof JsonArray(List<JsonValue> items) ? items : List.of(said);
        units = Units.of(messages, turns);
    }

    /**
     * The request with as little as possible left out; null when it can't be made to fit.
     *
     * @param body a body that the dialect has read before
     * @param scan reads a body
     * @param tokens most tokens of the prompt, by the estimate that routing uses
     */
    public static @Nullable Squeezed of(
            byte[] body, Turns turns, Function<byte[], Scanned> scan, long tokens) {
        if (body.length > LONGEST_BODY || tokens < 1) {
            return null;
        }
        JsonObject tree = Json.parse(body).asObject().orElse(JsonObject.EMPTY);
        return tree.get(turns.member()).isEmpty()
                ? null
                : new MiddleOut(tree, turns, scan).fit(body, tokens);
    }

    private @Nullable Squeezed fit(byte[] whole, long tokens) {
        long excess = size(scan.apply(whole)) - tokens;
        BitSet dropped = new BitSet();
        for (int round = 0; round < ROUNDS && excess > 0 && units.hasMore(); round++) {
            units.drop(excess, dropped);
            excess = size(read(dropped, Shortening.NONE)) - tokens;
        }
        return excess <= 0
                ? squeezed(dropped, Shortening.NONE)
                : shortened(dropped, excess, tokens);
    }

    private @Nullable Squeezed shortened(BitSet dropped, long first, long tokens) {
        Shortening shortening = Shortening.of(messages, dropped, units.instructions());
        long excess = first;
        for (int round = 0; round < ROUNDS && excess > 0 && shortening.hasMore(); round++) {
            shortening = shortening.by(excess + tokens / SLACK + 1);
            excess = size(read(dropped, shortening)) - tokens;
        }
        return excess <= 0 ? squeezed(dropped, shortening) : null;
    }

    private @Nullable Squeezed squeezed(BitSet dropped, Shortening shortening) {
        return read(dropped, shortening) instanceof Request request
                ? new Squeezed(
                        request,
                        Lost.names(turns.member(), dropped, shortening.touched()),
                        dropped.cardinality(),
                        shortening.touched().cardinality())
                : null;
    }

    private Scanned read(BitSet dropped, Shortening shortening) {
        Map<String, JsonValue> members = new LinkedHashMap<>(body.members());
        List<JsonValue> left = shortening.applied(messages, dropped);
        boolean listed = body.get(turns.member()).orElseThrow() instanceof JsonArray;
        members.put(turns.member(), listed ? new JsonArray(left) : left.getFirst());
        return scan.apply(Json.bytes(new JsonObject(members)));
    }

    /** Tokens of the prompt; endless when it can't be read any more. */
    private static long size(Scanned scanned) {
        return scanned instanceof Request request
                ? new PromptSize(request.promptBytes(), request.messages()).likely()
                : Integer.MAX_VALUE;
    }
}
