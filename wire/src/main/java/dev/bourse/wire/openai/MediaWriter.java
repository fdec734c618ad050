package dev.bourse.wire.openai;

import dev.bourse.wire.chat.CacheMark;
import dev.bourse.wire.chat.DataUrl;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.Source;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the parts of a message's content. */
final class MediaWriter {
    private final Losses losses;

    MediaWriter(Losses losses) {
        this.losses = losses;
    }

    static Map<String, Object> text(String text, @Nullable CacheMark cache) {
        return marked("text", text, cache);
    }

    /** {@code cache_control}; null when nothing is marked. */
    static @Nullable Map<String, Object> mark(@Nullable CacheMark cache) {
        if (cache == null) {
            return null;
        }
        Map<String, Object> mark = new LinkedHashMap<>();
        mark.put("type", "ephemeral");
        ConversationWriter.with(mark, "ttl", cache.ttl());
        return mark;
    }

    /** Adds a medium, or says that it cannot be shown. */
    void write(Part.Media medium, List<Object> parts) {
        Optional<Map<String, Object>> written =
                switch (medium.kind()) {
                    case IMAGE -> image(medium);
                    case FILE -> file(medium);
                    case AUDIO -> audio(medium);
                    case VIDEO ->
                            DataUrl.of(medium.source())
                                    .map(url -> Map.of("url", url))
                                    .map(link -> marked("video_url", link, medium.cache()));
                    default -> Optional.empty();
                };
        written.ifPresentOrElse(
                parts::add, () -> losses.refuse("messages." + medium.kind().wireName()));
    }

    private static Optional<Map<String, Object>> image(Part.Media medium) {
        return DataUrl.of(medium.source())
                .map(url -> {
                    Map<String, Object> link = new LinkedHashMap<>();
                    link.put("url", url);
                    ConversationWriter.with(link, "detail", medium.detail());
                    return marked("image_url", link, medium.cache());
                });
    }

    /**
     * An upstream demands a name beside the bytes of a file. An address has no place here: OpenAI
     * fetches files for Responses only, and who takes one in this dialect each has a name for it.
     */
    private static Optional<Map<String, Object>> file(Part.Media medium) {
        Map<String, Object> file = new LinkedHashMap<>();
        ConversationWriter.with(file, "filename", medium.name());
        switch (medium.source()) {
            case Source.Stored(String id) -> file.put("file_id", id);
            case Source.Remote _ -> {
                return Optional.empty();
            }
            case Source.Inline(String type, _) -> {
                String ending = type.substring(type.lastIndexOf('/') + 1);
                file.putIfAbsent("filename", "file." + (ending.equals("plain") ? "txt" : ending));
                file.put("file_data", DataUrl.of(medium.source()).orElse(""));
            }
        }
        return Optional.of(marked("file", file, medium.cache()));
    }

    private static Optional<Map<String, Object>> audio(Part.Media medium) {
        if (!(medium.source() instanceof Source.Inline inline)) {
            return Optional.empty();
        }
        Map<String, Object> audio = new LinkedHashMap<>();
        audio.put("data", inline.base64());
        audio.put("format", format(inline.mediaType()));
        return Optional.of(marked("input_audio", audio, medium.cache()));
    }

    private static String format(String mediaType) {
        return switch (mediaType) {
            case "audio/mpeg", "audio/mp3" -> "mp3";
            case "audio/x-wav", "audio/wave" -> "wav";
            default -> mediaType.substring(mediaType.indexOf('/') + 1);
        };
    }

    private static Map<String, Object> marked(
            String type, Object value, @Nullable CacheMark cache) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("type", type);
        part.put(type, value);
        ConversationWriter.with(part, "cache_control", mark(cache));
        return part;
    }
}
