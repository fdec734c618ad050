package dev.bourse.domain.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a price is for: each key names its unit. */
public enum PriceKey {
    PROMPT("prompt"),
    COMPLETION("completion"),
    REQUEST("request"),
    IMAGE("image"),
    IMAGE_TOKEN("image_token"),
    IMAGE_OUTPUT("image_output"),
    AUDIO("audio"),
    AUDIO_OUTPUT("audio_output"),
    INPUT_AUDIO_CACHE("input_audio_cache"),
    WEB_SEARCH("web_search"),
    INTERNAL_REASONING("internal_reasoning"),
    INPUT_CACHE_READ("input_cache_read"),
    INPUT_CACHE_WRITE("input_cache_write"),
    INPUT_CACHE_WRITE_1H("input_cache_write_1h"),
    /** An image that is made. */
    OUTPUT_IMAGE("output_image"),
    /** A query over up to a hundred documents. */
    SEARCH_UNIT("search_unit"),
    /** A character that is spoken. */
    INPUT_CHARACTER("input_character"),
    /** A second of sound that is written down. */
    INPUT_SECOND("input_second");

    private static final Map<String, PriceKey> BY_WIRE_NAME = byWireName();

    private final String wireName;

    PriceKey(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the API and in catalogue files. */
    public String wireName() {
        return wireName;
    }

    /** The constant of that wire name, or empty when the name is unknown. */
    public static Optional<PriceKey> of(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    private static Map<String, PriceKey> byWireName() {
        Map<String, PriceKey> names = new HashMap<>();
        for (PriceKey value : values()) {
            names.put(value.wireName, value);
        }
        return Map.copyOf(names);
    }
}
