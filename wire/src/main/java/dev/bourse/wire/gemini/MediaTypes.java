package dev.bourse.wire.gemini;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.Source;

import java.util.Locale;
import java.util.Map;

/** Media types, which Gemini wants to be told of every medium. */
final class MediaTypes {
    private static final Map<String, String> BY_ENDING =
            Map.ofEntries(
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("jpeg", "image/jpeg"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("gif", "image/gif"),
                    Map.entry("heic", "image/heic"),
                    Map.entry("pdf", "application/pdf"),
                    Map.entry("txt", "text/plain"),
                    Map.entry("csv", "text/csv"),
                    Map.entry("md", "text/markdown"),
                    Map.entry("html", "text/html"),
                    Map.entry("wav", "audio/wav"),
                    Map.entry("mp3", "audio/mp3"),
                    Map.entry("mp4", "video/mp4"),
                    Map.entry("webm", "video/webm"),
                    Map.entry("mov", "video/mov"));

    private MediaTypes() {}

    /** The kind of content that a media type is; a file when it is nothing else. */
    static Modality kind(String type) {
        int slash = type.indexOf('/');
        return switch (slash < 0 ? "" : type.substring(0, slash).toLowerCase(Locale.ROOT)) {
            case "image" -> Modality.IMAGE;
            case "audio" -> Modality.AUDIO;
            case "video" -> Modality.VIDEO;
            default -> Modality.FILE;
        };
    }

    /**
     * What is said to be at an address, else what its ending suggests, else what the kind usually
     * is.
     */
    static String of(Source.Remote remote, Modality kind) {
        if (remote.mediaType() != null) {
            return remote.mediaType();
        }
        String path = remote.url().split("[?#]", 2)[0];
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_ENDING.getOrDefault(ending, usual(kind));
    }

    private static String usual(Modality kind) {
        return switch (kind) {
            case IMAGE -> "image/jpeg";
            case AUDIO -> "audio/wav";
            case VIDEO -> "video/mp4";
            default -> "application/pdf";
        };
    }
}
