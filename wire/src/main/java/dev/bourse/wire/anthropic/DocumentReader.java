package dev.bourse.wire.anthropic;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.CacheMark;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.Source;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Reads blocks of text, images, documents and search results. */
final class DocumentReader {
    private static final Set<String> TYPES =
            Set.of("text", "image", "document", "search_result", "tool_reference");

    /** Whether blocks of that type can be read here. */
    static boolean knows(String type) {
        return TYPES.contains(type);
    }

    /**
     * What a block says; empty when it is an empty text.
     *
     * @param where the member that holds it, by name
     * @throws JsonException when it makes no sense
     */
    List<Part> parts(JsonObject block, String where) {
        CacheMark cache = MessagesReader.cache(block);
        return switch (block.text("type").orElse("")) {
            case "text" -> List.of(new Part.Text(required(block, "text", where), cache));
            case "image" -> List.of(medium(Modality.IMAGE, block, where, cache));
            case "document" -> document(block, where, cache);
            case "search_result" -> List.of(new Part.Text(searchResult(block), cache));
            case "tool_reference" ->
                    List.of(new Part.Text(block.text("tool_name").orElse(""), cache));
            case String other ->
                    throw new JsonException("'" + where + "' has a block of type '" + other + "'");
        };
    }

    private List<Part> document(JsonObject block, String where, @Nullable CacheMark cache) {
        JsonObject source = block.object("source");
        List<Part> parts = new ArrayList<>();
        block.text("context").ifPresent(context -> parts.add(Part.Text.of(context)));
        if (source.text("type").orElse("").equals("content")) {
            source.text("content").ifPresent(text -> parts.add(new Part.Text(text, cache)));
            for (JsonValue item : source.items("content")) {
                parts.addAll(parts(item.asObject().orElse(JsonObject.EMPTY), where));
            }
        } else {
            parts.add(medium(Modality.FILE, block, where, cache));
        }
        return parts;
    }

    private static Part medium(
            Modality kind, JsonObject block, String where, @Nullable CacheMark cache) {
        return new Part.Media(
                kind,
                source(block.object("source"), where),
                block.text("title").orElse(null),
                null,
                cache);
    }

    private static Source source(JsonObject source, String where) {
        String type = source.text("media_type").orElse("application/octet-stream");
        return switch (source.text("type").orElse("")) {
            case "base64" -> new Source.Inline(type, required(source, "data", where));
            case "text" -> new Source.Inline(type, base64(required(source, "data", where)));
            case "url" -> new Source.Remote(required(source, "url", where), null);
            case "file" -> new Source.Stored(required(source, "file_id", where));
            case String other ->
                    throw new JsonException("'" + where + "' has a source of type '" + other + "'");
        };
    }

    private static String required(JsonObject object, String name, String where) {
        return object.text(name)
                .orElseThrow(() ->
                        new JsonException("'" + where + "' has a block without '" + name + "'"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String searchResult(JsonObject block) {
        StringBuilder text = new StringBuilder();
        block.text("title").ifPresent(title -> text.append(title).append('\n'));
        block.text("source").ifPresent(source -> text.append(source).append('\n'));
        for (JsonValue item : block.items("content")) {
            item.asObject().flatMap(it -> it.text("text")).ifPresent(text::append);
        }
        return text.toString();
    }
}
