package dev.bourse.domain.market;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What traffic is summed by. */
public enum Group {
    /** Everything together. */
    MARKET,
    /** Model ids, variants apart. */
    MODEL,
    /** Who made the models: the part of the id before the slash. */
    AUTHOR,
    /** Who ran them. */
    PROVIDER,
    /** Which program sent the requests. */
    APP;

    /** The name in the API. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The group of that wire name, or empty when there is none. */
    public static Optional<Group> of(String wireName) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
    }

    /** The author of a model. */
    public static String author(String model) {
        int slash = model.indexOf('/');
        return slash < 0 ? model : model.substring(0, slash);
    }
}
