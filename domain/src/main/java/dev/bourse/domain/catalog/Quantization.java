package dev.bourse.domain.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The number format of an endpoint's weights. */
public enum Quantization {
    INT4("int4"),
    INT8("int8"),
    FP4("fp4"),
    MXFP4("mxfp4"),
    NVFP4("nvfp4"),
    FP6("fp6"),
    FP8("fp8"),
    MXFP8("mxfp8"),
    FP16("fp16"),
    BF16("bf16"),
    FP32("fp32"),
    UNKNOWN("unknown");

    private static final Map<String, Quantization> BY_WIRE_NAME = byWireName();

    private final String wireName;

    Quantization(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the API and in catalogue files. */
    public String wireName() {
        return wireName;
    }

    /** The constant of that wire name, or empty when the name is unknown. */
    public static Optional<Quantization> of(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    private static Map<String, Quantization> byWireName() {
        Map<String, Quantization> names = new HashMap<>();
        for (Quantization value : values()) {
            names.put(value.wireName, value);
        }
        return Map.copyOf(names);
    }
}
