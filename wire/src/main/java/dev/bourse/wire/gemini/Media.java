package dev.bourse.wire.gemini;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.Source;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Media in parts: {@code inlineData} and {@code fileData}. */
final class Media {
    private static final String GOOGLES_OWN = "https://generativelanguage.";

    private Media() {}

    /**
     * The medium of a part; empty when it has none.
     *
     * @throws JsonException when it lacks its data or its address
     */
    static Optional<Part> read(ProtoObject part) {
        ProtoObject inline = part.object("inlineData");
        if (!inline.isEmpty()) {
            return Optional.of(inline(inline));
        }
        ProtoObject file = part.object("fileData");
        return file.isEmpty() ? Optional.empty() : Optional.of(file(file));
    }

    private static Part inline(ProtoObject blob) {
        String type = blob.text("mimeType").orElse("application/octet-stream");
        Source source = new Source.Inline(type, required(blob, "inlineData", "data"));
        return named(MediaTypes.kind(type), source, blob.text("displayName").orElse(null));
    }

    private static Part file(ProtoObject file) {
        String uri = required(file, "fileData", "fileUri");
        String type = file.text("mimeType").orElse(null);
        Modality kind = type == null ? Modality.FILE : MediaTypes.kind(type);
        return named(kind, source(uri, type), file.text("displayName").orElse(null));
    }

    private static String required(ProtoObject medium, String name, String member) {
        return medium.text(member)
                .orElseThrow(
                        () -> new JsonException("'parts." + name + "." + member + "' is missing"));
    }

    private static Part named(Modality kind, Source source, @Nullable String name) {
        return new Part.Media(kind, source, name, null, null);
    }

    private static Source source(String uri, @Nullable String type) {
        String lower = uri.toLowerCase(Locale.ROOT);
        boolean anyone = lower.startsWith("https://") || lower.startsWith("http://");
        return anyone && !lower.startsWith(GOOGLES_OWN)
                ? new Source.Remote(uri, type)
                : new Source.Stored(uri);
    }

    /** A part with the medium; empty when it lies at another provider. */
    static Optional<JsonValue> part(Part.Media media) {
        return switch (media.source()) {
            case Source.Inline(String type, String data) ->
                    Optional.of(member("inlineData", type, Map.of("data", data)));
            case Source.Remote remote ->
                    Optional.of(
                            member(
                                    "fileData",
                                    MediaTypes.of(remote, media.kind()),
                                    Map.of("fileUri", remote.url())));
            case Source.Stored _ -> Optional.empty();
        };
    }

    private static JsonValue member(String name, String type, Map<String, String> rest) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("mimeType", type);
        members.putAll(rest);
        return JsonValue.of(Map.of(name, members));
    }
}
