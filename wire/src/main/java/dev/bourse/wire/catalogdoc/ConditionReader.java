package dev.bourse.wire.catalogdoc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * Reads the {@code when} of a price override in a provider document: a map from parameters to
 * conditions, all of which must hold, or one composition of such maps by {@code allOf}, {@code
 * anyOf} or {@code not}.
 */
final class ConditionReader {
    private static final String LENGTH = "prompt_tokens";
    private static final Set<String> COMPOSITIONS = Set.of("allOf", "anyOf", "not");

    private static final Map<String, LongFunction<Condition>> OPERATORS =
            Map.of(
                    "gte", Condition.AtLeast::new,
                    "lte", Condition::atMost,
                    "equals", Condition::exactly);

    private ConditionReader() {}

    /** The condition; empty when it depends on anything but the length of the prompt. */
    static Optional<Condition> read(Entry when) {
        Set<String> names = when.fields().members().keySet();
        if (names.stream().anyMatch(COMPOSITIONS::contains)) {
            return composition(when, single(when));
        }
        return names.equals(Set.of(LENGTH))
                ? when.object(LENGTH).flatMap(ConditionReader::operation)
                : Optional.empty();
    }

    private static Optional<Condition> composition(Entry when, String kind) {
        return switch (kind) {
            case "allOf" -> members(when, kind).map(Condition.AllOf::new);
            case "anyOf" -> members(when, kind).map(Condition::anyOf);
            default ->
                    read(when.object(kind).orElseThrow(() -> when.missing(kind)))
                            .map(Condition.Not::new);
        };
    }

    private static Optional<List<Condition>> members(Entry when, String kind) {
        List<Condition> members = new ArrayList<>();
        for (Entry part : when.parts(kind)) {
            Optional<Condition> member = read(part);
            if (member.isEmpty()) {
                return Optional.empty();
            }
            members.add(member.get());
        }
        return Optional.of(members);
    }

    private static Optional<Condition> operation(Entry condition) {
        String operator = single(condition);
        LongFunction<Condition> known = OPERATORS.get(operator);
        return known == null
                ? Optional.empty()
                : condition.count(operator).filter(n -> n < Long.MAX_VALUE).map(known::apply);
    }

    private static String single(Entry object) {
        Set<String> names = object.fields().members().keySet();
        if (names.size() != 1) {
            throw object.wrong("", "must hold exactly one condition, not " + names);
        }
        return names.iterator().next();
    }
}
