package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.Alias;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** An alias in a catalogue document. */
final class AliasReader {
    private static final Pattern ID = Pattern.compile("~\\w[\\w.-]*/\\w[\\w.-]*");
    private static final Set<String> FIELDS = Set.of("id", "models");

    private AliasReader() {}

    static Alias read(Entry place, Set<String> models) {
        String id = place.requiredText("id");
        Entry entry = place.named(id);
        entry.allowOnly(FIELDS);
        if (!ID.matcher(id).matches()) {
            throw entry.wrong("id", "is no ~author/name: " + id);
        }
        List<String> named = entry.required("models").texts("models");
        if (named.isEmpty()) {
            throw entry.wrong("models", "names no model");
        }
        for (String model : named) {
            if (!models.contains(model)) {
                throw entry.wrong("models", "'" + model + "' is no model that is known here");
            }
        }
        return new Alias(id, named);
    }
}
