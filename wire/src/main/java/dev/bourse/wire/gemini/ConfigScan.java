package dev.bourse.wire.gemini;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.splice.Members;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is gathered while {@code generationConfig} is read. */
final class ConfigScan {
    private static final List<String> LEVELS =
            List.of("THINKING_LEVEL_UNSPECIFIED", "MINIMAL", "LOW", "MEDIUM", "HIGH");
    private static final int LONGEST_WORD = 64;
    private static final int MOST_BUDGET = 10_000_000;

    final Set<Modality> outputs = EnumSet.noneOf(Modality.class);
    final Set<Parameter> parameters = EnumSet.noneOf(Parameter.class);
    long cap = -1;
    int candidates = 1;
    boolean thoughts;
    boolean thoughtless;

    private final Members<ConfigField> members;
    private final Set<ConfigField> known = EnumSet.noneOf(ConfigField.class);

    ConfigScan(byte[] body) {
        members = new Members<>(body);
    }

    /** Where the members lie; none when there is no {@code generationConfig}. */
    Members<ConfigField> members() {
        return members;
    }

    void read(JsonScanner in) {
        in.object("generationConfig");
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            member(in, name);
        }
        members.close(in.start());
    }

    private void member(JsonScanner in, String name) {
        ConfigField field = ConfigField.of(name);
        boolean first = field == null || known.add(field);
        JsonScanner.require(first, "generationConfig." + name, "occurs twice");
        int nameStart = in.start();
        in.next();
        members.add(field, nameStart, in.start());
        if (field == null || in.isNull()) {
            in.skip();
            return;
        }
        field.read(in, this);
        if (field.parameter() != null) {
            parameters.add(field.parameter());
        }
        if (field.parameter() == Parameter.STRUCTURED_OUTPUTS) {
            parameters.add(Parameter.RESPONSE_FORMAT);
        }
    }

    void modalities(JsonScanner in, String name) {
        in.array(name);
        while (in.nextItem()) {
            String word = in.text(name, LONGEST_WORD).toLowerCase(Locale.ROOT);
            outputs.add(
                    Modality.of(word)
                            .orElseThrow(() ->
                                    new JsonException(
                                            "'" + name + "' has no modality '" + word + "'")));
        }
    }

    void thinking(JsonScanner in, String name) {
        in.object(name);
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            String camel = ProtoNames.camel(key);
            String path = name + "." + camel;
            if (in.isNull()) {
                continue;
            }
            switch (camel) {
                case "thinkingBudget" -> thoughtless = in.integer(path, -1, MOST_BUDGET) == 0;
                case "thinkingLevel" -> level(in, path);
                case "includeThoughts" -> thoughts = in.flag(path);
                default -> in.skip();
            }
        }
        if (thoughts) {
            parameters.add(Parameter.INCLUDE_REASONING);
        }
    }

    /** Google's own clients write the levels in capitals, its documents in small letters. */
    private static void level(JsonScanner in, String path) {
        String word = in.text(path, LONGEST_WORD).toUpperCase(Locale.ROOT);
        JsonScanner.require(LEVELS.contains(word), path, "must be one of " + LEVELS);
    }
}
