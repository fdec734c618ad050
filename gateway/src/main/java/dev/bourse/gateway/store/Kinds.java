package dev.bourse.gateway.store;

import dev.bourse.domain.catalog.Modality;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Kinds of content in one column, by name in the order of their declaration. */
final class Kinds {
    private static final String COMMA = ",";

    private Kinds() {}

    static String joined(Set<Modality> kinds) {
        return kinds.size() == 1
                ? kinds.iterator().next().name()
                : kinds.stream().sorted().map(Enum::name).collect(Collectors.joining(COMMA));
    }

    static Set<Modality> read(String joined) {
        Set<Modality> kinds = EnumSet.noneOf(Modality.class);
        for (String name :
                joined.isEmpty() ? List.<String>of() : List.of(joined.split(COMMA, -1))) {
            kinds.add(Modality.valueOf(name));
        }
        return kinds;
    }
}
