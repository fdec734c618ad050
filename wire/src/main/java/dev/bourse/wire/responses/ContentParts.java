package dev.bourse.wire.responses;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.CacheMark;
import dev.bourse.wire.chat.DataUrl;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.Source;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Parts of a message or of a tool's output, read and written. */
final class ContentParts {
    private static final String AUDIO = "audio/";

    private ContentParts() {}

    /**
     * @param where the member that holds it, for the message of a refusal
     * @throws JsonException when it is of an unknown type or lacks its text or medium
     */
    static Part read(JsonValue value, String where) {
        JsonObject part = value.asObject().orElse(JsonObject.EMPTY);
        return switch (part.text("type").orElse("")) {
            case "input_text", "output_text", "text" ->
                    new Part.Text(required(part, "text", where), mark(part));
            case "refusal" -> new Part.Refusal(required(part, "refusal", where));
            case "input_image" -> medium(Modality.IMAGE, part, link(part, "image_url"), where);
            case "input_file" ->
                    medium(
                            Modality.FILE,
                            part,
                            link(part, "file_data").or(() -> link(part, "file_url")),
                            where);
            case "input_video" -> medium(Modality.VIDEO, part, link(part, "video_url"), where);
            case "input_audio" -> audio(part, where);
            case String other ->
                    throw new JsonException(where + " has a part of type '" + other + "'");
        };
    }

    private static String required(JsonObject part, String name, String where) {
        return part.text(name)
                .orElseThrow(() -> new JsonException(where + " has a part without '" + name + "'"));
    }

    /** A text or medium as part of the input; empty when this dialect has no place for it. */
    static Optional<JsonObject> write(Part part) {
        return switch (part) {
            case Part.Text(String text, _) -> Optional.of(text("input_text", text));
            case Part.Media media -> medium(media);
            default -> Optional.empty();
        };
    }

    static JsonObject text(String type, String text) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("type", JsonValue.of(type));
        members.put(type.equals("refusal") ? "refusal" : "text", JsonValue.of(text));
        return new JsonObject(members);
    }

    private static Part medium(
            Modality kind, JsonObject part, Optional<Source> linked, String where) {
        Source source =
                part.text("file_id")
                        .<Source>map(Source.Stored::new)
                        .or(() -> linked)
                        .orElseThrow(() ->
                                new JsonException(
                                        where + " has a medium without an http or data URL"));
        return new Part.Media(
                kind,
                source,
                part.text("filename").orElse(null),
                part.text("detail").orElse(null),
                mark(part));
    }

    private static Optional<Source> link(JsonObject part, String name) {
        return part.text(name).flatMap(DataUrl::source);
    }

    private static Part audio(JsonObject part, String where) {
        JsonObject audio = part.object("input_audio");
        Source source =
                new Source.Inline(
                        AUDIO + audio.text("format").orElse("wav"), required(audio, "data", where));
        return new Part.Media(Modality.AUDIO, source, null, null, mark(part));
    }

    /** OpenAI's own mark says no lifetime; the exchange's does. */
    private static @Nullable CacheMark mark(JsonObject part) {
        return part.get("cache_control")
                .or(() -> part.get("prompt_cache_breakpoint"))
                .map(ConversationReader::cache)
                .orElse(null);
    }

    private static Optional<JsonObject> medium(Part.Media media) {
        return switch (media.kind()) {
            case IMAGE -> Optional.of(image(media));
            case FILE -> Optional.of(file(media));
            case AUDIO -> audio(media);
            default -> Optional.empty();
        };
    }

    private static JsonObject image(Part.Media media) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "input_image");
        members.put("detail", media.detail() == null ? "auto" : media.detail());
        if (media.source() instanceof Source.Stored(String id)) {
            members.put("file_id", id);
        } else {
            members.put("image_url", DataUrl.of(media.source()).orElseThrow());
        }
        return object(members);
    }

    private static JsonObject file(Part.Media media) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "input_file");
        switch (media.source()) {
            case Source.Stored(String id) -> members.put("file_id", id);
            case Source.Remote(String url, _) -> members.put("file_url", url);
            case Source.Inline inline -> {
                members.put("filename", media.name() == null ? "document.pdf" : media.name());
                members.put("file_data", DataUrl.of(inline).orElseThrow());
            }
        }
        return object(members);
    }

    private static Optional<JsonObject> audio(Part.Media media) {
        if (!(media.source() instanceof Source.Inline(String type, String base64))) {
            return Optional.empty();
        }
        String format = type.startsWith(AUDIO) ? type.substring(AUDIO.length()) : type;
        Map<String, Object> audio = new LinkedHashMap<>();
        audio.put("data", base64);
        audio.put("format", format);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "input_audio");
        members.put("input_audio", audio);
        return Optional.of(object(members));
    }

    private static JsonObject object(Map<String, Object> members) {
        return JsonValue.of(members).asObject().orElseThrow();
    }
}
