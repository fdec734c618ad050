package dev.bourse.domain.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * A model as a caller names it: an id of the catalogue (static variants such as {@code :free} are
 * part of it) and a dynamic variant.
 *
 * @param id what the catalogue is asked for
 * @param variant how its endpoints shall be ordered
 */
public record ModelName(String id, Variant variant) {
    /** Splits a dynamic variant off: {@code a/b:nitro} becomes {@code a/b} and NITRO. */
    public static ModelName parse(String text) {
        int colon = text.lastIndexOf(':');
        for (Variant variant : Variant.values()) {
            if (colon >= 0 && variant != Variant.NONE && text.endsWith(":" + variant.suffix())) {
                return new ModelName(text.substring(0, colon), variant);
            }
        }
        return new ModelName(text, Variant.NONE);
    }

    /** The same for each of them. */
    public static List<ModelName> all(List<String> texts) {
        List<ModelName> names = new ArrayList<>(texts.size());
        for (String text : texts) {
            names.add(parse(text));
        }
        return names;
    }

    @Override
    public String toString() {
        return variant == Variant.NONE ? id : id + ":" + variant.suffix();
    }
}
