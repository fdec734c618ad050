package dev.bourse.wire.responses;

import dev.bourse.wire.chat.DataUrl;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.Source;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;

import java.util.LinkedHashMap;
import java.util.Map;

/** A medium that the model made: here, what a tool that makes images gives back. */
final class ImageItem extends OutputItem {
    private static final String IMAGE = "image/";

    private final Part.Media media;

    ImageItem(Events events, String id, int index, Part.Media media) {
        super(events, id, index);
        this.media = media;
    }

    @Override
    JsonObject json() {
        Map<String, JsonValue> item = new LinkedHashMap<>();
        item.put("id", JsonValue.of(id()));
        item.put("type", JsonValue.of("image_generation_call"));
        item.put("status", JsonValue.of(status()));
        item.put("result", isOpen() ? JsonNull.NULL : JsonValue.of(result()));
        if (media.source() instanceof Source.Inline(String type, _) && type.startsWith(IMAGE)) {
            item.put("output_format", JsonValue.of(type.substring(IMAGE.length())));
        }
        return new JsonObject(item);
    }

    @Override
    void endParts(Rope out) {
        events().write("response.image_generation_call.completed", place("", 0), out);
    }

    /** An image's bytes; anything else as a URL, which says what it is. */
    private String result() {
        return media.source() instanceof Source.Inline(String type, String base64)
                        && type.startsWith(IMAGE)
                ? base64
                : DataUrl.of(media.source()).orElse("");
    }
}
