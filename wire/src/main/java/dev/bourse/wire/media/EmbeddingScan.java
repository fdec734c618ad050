package dev.bourse.wire.media;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.metering.Volume;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what is to be embedded: a text, several, tokens, several lists of them, or content. */
final class EmbeddingScan {
    private static final int MOST = 2048;
    private static final int MOST_DIMENSIONS = 65_536;

    /** So a token counts, be it sent as text or as a number. */
    private static final long BYTES_PER_TOKEN = 4;

    /** What an image is taken for: about a thousand tokens. */
    private static final long IMAGE = 4096;

    private final Set<Modality> inputs = EnumSet.of(Modality.TEXT);
    private int pieces;
    private long bytes;
    private long longest;

    private EmbeddingScan() {}

    static ServiceRequest read(byte[] body) {
        EmbeddingScan own = new EmbeddingScan();
        BodyScan scan = new BodyScan(body, own.rules()).read().requires("input", own.pieces > 0);
        return new ServiceRequest(scan, own.need(), new JsonBody(scan, JsonObject.EMPTY));
    }

    private Map<String, Rule> rules() {
        return Map.of(
                "input",
                this::input,
                "dimensions",
                Rule.integer(1, MOST_DIMENSIONS),
                "encoding_format",
                Rule.word("float", "base64"),
                "input_type",
                (in, name) -> in.text(name, 64));
    }

    private Need need() {
        return new Need(
                ApiType.EMBEDDINGS,
                inputs,
                Modality.EMBEDDINGS,
                pieces,
                bytes,
                longest,
                0,
                false,
                Volume.NONE);
    }

    private void input(JsonScanner in, String name) {
        if (in.isText()) {
            text(in, name);
            return;
        }
        in.array(name);
        long tokens = 0;
        while (in.nextItem()) {
            if (in.isNumber()) {
                in.integer(name, 0, Integer.MAX_VALUE);
                tokens++;
            } else {
                item(in, name);
            }
            boolean alone = tokens == 0 || pieces == 0;
            JsonScanner.require(alone, name, "must not mix tokens with anything else");
        }
        if (tokens > 0) {
            piece(tokens * BYTES_PER_TOKEN);
        }
        JsonScanner.require(pieces > 0, name, "must not be empty");
        JsonScanner.require(pieces <= MOST, name, "has more than " + MOST + " items");
    }

    private void item(JsonScanner in, String name) {
        if (in.isText()) {
            text(in, name);
        } else if (in.isArray()) {
            tokens(in, name);
        } else {
            in.object(name);
            piece(content(in.tree()));
        }
    }

    private void text(JsonScanner in, String name) {
        String text = in.text(name, Integer.MAX_VALUE);
        JsonScanner.require(!text.isEmpty(), name, "must not hold an empty text");
        piece(text.getBytes(StandardCharsets.UTF_8).length);
    }

    private void tokens(JsonScanner in, String name) {
        long tokens = 0;
        while (in.nextItem()) {
            in.integer(name, 0, Integer.MAX_VALUE);
            tokens++;
        }
        JsonScanner.require(tokens > 0, name, "must not hold an empty list");
        piece(tokens * BYTES_PER_TOKEN);
    }

    /** Blocks of text and images, as in messages. */
    private long content(JsonValue value) {
        return switch (value) {
            case JsonString(String text) -> text.getBytes(StandardCharsets.UTF_8).length;
            case JsonArray(List<JsonValue> items) -> items.stream().mapToLong(this::content).sum();
            case JsonObject object when object.get("image_url").isPresent() -> {
                inputs.add(Modality.IMAGE);
                yield IMAGE;
            }
            case JsonObject object ->
                    object.members().values().stream().mapToLong(this::content).sum();
            default -> 0;
        };
    }

    private void piece(long length) {
        pieces++;
        bytes += length;
        longest = Math.max(longest, length);
    }
}
