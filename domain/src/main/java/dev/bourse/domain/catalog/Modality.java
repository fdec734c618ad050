package dev.bourse.domain.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A kind of content that goes into or comes out of a model. */
public enum Modality {
    TEXT("text"),
    IMAGE("image"),
    FILE("file"),
    AUDIO("audio"),
    VIDEO("video"),
    EMBEDDINGS("embeddings"),
    RERANK("rerank"),
    SPEECH("speech"),
    TRANSCRIPTION("transcription");

    private static final Map<String, Modality> BY_WIRE_NAME = byWireName();

    private final String wireName;

    Modality(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the API and in catalogue files. */
    public String wireName() {
        return wireName;
    }

    /** The constant of that wire name, or empty when the name is unknown. */
    public static Optional<Modality> of(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    private static Map<String, Modality> byWireName() {
        Map<String, Modality> names = new HashMap<>();
        for (Modality value : values()) {
            names.put(value.wireName, value);
        }
        return Map.copyOf(names);
    }
}
