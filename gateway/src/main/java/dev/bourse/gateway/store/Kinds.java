package dev.bourse.gateway.store;

import dev.bourse.domain.catalog.Modality;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Kinds of content as wide tables had them, by name in one column. */
final class Kinds {
    private static final String COMMA = ",";

    private Kinds() {}

    static Set<Modality> read(String joined) {
        Set<Modality> kinds = EnumSet.noneOf(Modality.class);
        for (String name :
                joined.isEmpty() ? List.<String>of() : List.of(joined.split(COMMA, -1))) {
            kinds.add(Modality.valueOf(name));
        }
        return kinds;
    }
}
