package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.Audience;
import dev.bourse.domain.catalog.Efforts;
import dev.bourse.domain.catalog.Farewell;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.unit.KeyHash;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A model in a catalogue document. */
final class ModelReader {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ID = Pattern.compile("[\\w~][\\w.-]*/\\w[\\w.:+-]*");

    private static final Set<String> FIELDS =
            Set.of(
                    "id",
                    "canonical",
                    "name",
                    "description",
                    "released",
                    "context",
                    "max-output",
                    "input",
                    "output",
                    "tokenizer",
                    "parameters",
                    "efforts",
                    "hugging-face",
                    "knowledge-cutoff",
                    "expires",
                    "distillable",
                    "private-to",
                    "farewell",
                    "endpoints");

    private ModelReader() {}

    static String id(Entry entry) {
        String id = entry.requiredText("id");
        if (!ID.matcher(id).matches()) {
            throw entry.wrong("id", "is no author/slug: " + id);
        }
        return id;
    }

    static Model read(Entry entry) {
        entry.allowOnly(FIELDS);
        String id = id(entry);
        Model model =
                new Model(
                        id,
                        entry.text("canonical").orElse(id),
                        entry.requiredText("name"),
                        entry.requiredText("description"),
                        released(entry),
                        positive(entry, "context"),
                        entry.words("input", Modality::of).orElse(Set.of(Modality.TEXT)),
                        entry.words("output", Modality::of).orElse(Set.of(Modality.TEXT)),
                        entry.text("tokenizer").orElse("Other"),
                        entry.words("parameters", Parameter::of).orElse(Set.of()),
                        entry.text("hugging-face").orElse(null),
                        UtcTimes.isoDate(entry, "knowledge-cutoff").orElse(null),
                        UtcTimes.isoDate(entry, "expires").orElse(null),
                        entry.flag("distillable").orElse(false),
                        efforts(entry),
                        entry.object("private-to")
                                .map(ModelReader::audience)
                                .orElse(Audience.EVERYBODY),
                        entry.object("farewell").map(ModelReader::farewell).orElse(null));
        StealthRules.check(entry, model);
        return model;
    }

    private static long released(Entry entry) {
        String date = entry.requiredText("released");
        return date.equals("unknown") ? 0 : UtcTimes.epochSeconds(entry, "released", date);
    }

    private static Efforts efforts(Entry entry) {
        return entry.words("efforts", word -> Optional.of(word).filter(Efforts.SCALE::contains))
                .map(words -> new Efforts(List.copyOf(words)))
                .orElse(Efforts.UNKNOWN);
    }

    /** Whoever lists nobody has forgotten something: it would be open to all. */
    private static Audience audience(Entry entry) {
        entry.allowOnly(Set.of("accounts", "keys"));
        Set<String> accounts = Set.copyOf(entry.texts("accounts"));
        Optional<Set<KeyHash>> keys = entry.words("keys", ModelReader::key);
        if (accounts.isEmpty() && keys.orElse(Set.of()).isEmpty()) {
            throw entry.wrong("accounts", "lists nobody, and neither does keys");
        }
        return new Audience(accounts, keys.orElse(Set.of()));
    }

    private static Optional<KeyHash> key(String hex) {
        return HASH.matcher(hex).matches() ? Optional.of(new KeyHash(hex)) : Optional.empty();
    }

    private static Farewell farewell(Entry entry) {
        entry.allowOnly(Set.of("message", "successors"));
        return new Farewell(entry.requiredText("message"), entry.texts("successors"));
    }

    private static long positive(Entry entry, String field) {
        long count = entry.count(field).orElseThrow(() -> entry.missing(field));
        if (count == 0) {
            throw entry.wrong(field, "is zero");
        }
        return count;
    }
}
