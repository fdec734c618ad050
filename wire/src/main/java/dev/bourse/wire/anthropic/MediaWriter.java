package dev.bourse.wire.anthropic;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.Source;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes texts, images and documents as blocks. */
final class MediaWriter {
    private static final Set<String> IMAGES =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    private static final String PDF = "application/pdf";

    private MediaWriter() {}

    static Map<String, Object> text(String text) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("type", "text");
        block.put("text", text);
        return block;
    }

    /** The block; empty when Anthropic takes no such medium or none from there. */
    static Optional<Map<String, Object>> block(Part.Media media) {
        boolean image = media.kind() == Modality.IMAGE;
        if (!image && media.kind() != Modality.FILE) {
            return Optional.empty();
        }
        return switch (media.source()) {
            case Source.Inline(String type, String data) ->
                    inline(image, type.toLowerCase(Locale.ROOT), data)
                            .map(block -> described(block, media));
            case Source.Remote(String url, String type) ->
                    Optional.of(
                            described(
                                    block(image || isImage(type) ? "image" : "document", link(url)),
                                    media));
            case Source.Stored _ -> Optional.empty();
        };
    }

    private static boolean isImage(@Nullable String type) {
        return type != null && type.startsWith("image/");
    }

    private static Optional<Map<String, Object>> inline(boolean image, String type, String data) {
        String media = type.equals("image/jpg") ? "image/jpeg" : type;
        if (IMAGES.contains(media)) {
            return Optional.of(block("image", source("base64", media, data)));
        }
        if (image) {
            return Optional.empty();
        }
        if (media.equals(PDF)) {
            return Optional.of(block("document", source("base64", PDF, data)));
        }
        return media.startsWith("text/")
                ? decoded(data).map(text -> block("document", source("text", "text/plain", text)))
                : Optional.empty();
    }

    private static Optional<String> decoded(String base64) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> source(String type, String media, String data) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("type", type);
        source.put("media_type", media);
        source.put("data", data);
        return source;
    }

    private static Map<String, Object> link(String url) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("type", "url");
        source.put("url", url);
        return source;
    }

    private static Map<String, Object> block(String type, Map<String, Object> source) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("type", type);
        block.put("source", source);
        return block;
    }

    private static Map<String, Object> described(Map<String, Object> block, Part.Media media) {
        if (media.name() != null && "document".equals(block.get("type"))) {
            block.put("title", media.name());
        }
        return MessagesWriter.marked(block, media.cache());
    }
}
