package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.unit.Price;
import dev.bourse.wire.catalogdoc.Reading.Problem;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An object of a document that knows its place, so that whatever is wrong in it can be named. A
 * field that is absent or null reads as empty; one of the wrong kind is a problem.
 *
 * @param name the entry it is or lies in
 * @param path the way from the entry to this object: empty, or ending in a dot
 * @param fields what it holds
 */
record Entry(String name, String path, JsonObject fields) {
    /** The root of a document. */
    static Entry document(JsonValue root) {
        return new Entry("document", "", object("document", root));
    }

    /** The same object under a name that tells people which one it is. */
    Entry named(String label) {
        return new Entry(name + " '" + label + "'", path, fields);
    }

    EntryException wrong(String field, String reason) {
        return new EntryException(new Problem(name, path + field, reason));
    }

    Optional<String> text(String field) {
        return read(field, "text", JsonValue::asText);
    }

    String requiredText(String field) {
        return text(field).filter(text -> !text.isBlank()).orElseThrow(() -> missing(field));
    }

    Optional<Boolean> flag(String field) {
        return read(field, "true or false", JsonValue::asFlag);
    }

    Optional<BigDecimal> number(String field) {
        return read(field, "number", JsonValue::asNumber);
    }

    /** A whole number from zero up. */
    Optional<Long> count(String field) {
        return number(field).map(number -> count(field, number));
    }

    /**
     * A price list less a discount: a fraction below one, none when it is not said, and negative
     * for a mark-up.
     */
    PriceList discounted(String field, Function<BigDecimal, PriceList> list) {
        BigDecimal discount = number(field).orElse(BigDecimal.ZERO);
        if (discount.compareTo(BigDecimal.ONE) >= 0) {
            throw wrong(field, "takes off the whole price or more");
        }
        try {
            return list.apply(discount);
        } catch (IllegalArgumentException unfit) {
            throw wrong(field, "can't be charged: " + unfit.getMessage());
        }
    }

    /** A number, or text that is one. */
    Optional<BigDecimal> amount(String field) {
        return fields.get(field).map(value -> amount(field, value));
    }

    /** An exact price, as a number or as text; never negative. */
    Optional<Price> price(String field, Function<BigDecimal, Price> unit) {
        return amount(field).map(amount -> price(field, amount, unit));
    }

    boolean says(String field, String word) {
        return fields.text(field).filter(word::equals).isPresent();
    }

    List<String> texts(String field) {
        return items(field).stream()
                .map(item -> item.asText().orElseThrow(() -> wrong(field, "is no list of text")))
                .toList();
    }

    /** A list of words, each known to the vocabulary; empty when the field is absent. */
    <E> Optional<Set<E>> words(String field, Function<String, Optional<E>> vocabulary) {
        return fields.get(field)
                .map(value ->
                        texts(field).stream()
                                .map(word -> word(field, word, vocabulary))
                                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Those words of a list that are known to the vocabulary; the others are passed over. */
    <E> Set<E> knownWords(String field, Function<String, Optional<E>> vocabulary) {
        return texts(field).stream()
                .flatMap(word -> vocabulary.apply(word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** One word that is known to the vocabulary. */
    <E> Optional<E> word(String field, Function<String, Optional<E>> vocabulary) {
        return text(field).map(word -> word(field, word, vocabulary));
    }

    Optional<Entry> object(String field) {
        return read(field, "object", JsonValue::asObject)
                .map(object -> new Entry(name, path + field + ".", object));
    }

    Entry objectOrEmpty(String field) {
        return object(field).orElseGet(() -> new Entry(name, path + field + ".", JsonObject.EMPTY));
    }

    /** The object of that name as an entry of its own. */
    Entry member(String field) {
        return new Entry(field, "", object(field, fields.members().get(field)));
    }

    boolean isList(String field) {
        return fields.get(field).filter(JsonArray.class::isInstance).isPresent();
    }

    /** This entry, in which that field must not be missing. */
    Entry required(String field) {
        if (fields.get(field).isEmpty()) {
            throw missing(field);
        }
        return this;
    }

    /** Objects inside this one. */
    List<Entry> parts(String field) {
        List<Entry> parts = new ArrayList<>();
        for (JsonValue item : items(field)) {
            String place = path + field + "[" + parts.size() + "].";
            parts.add(new Entry(name, place, item.asObject().orElseThrow(() -> objects(field))));
        }
        return parts;
    }

    /** Entries of a document: each is named by its position. */
    List<Entry> entries(String field) {
        List<Entry> entries = new ArrayList<>();
        for (JsonValue item : items(field)) {
            String place = field + "[" + entries.size() + "]";
            entries.add(new Entry(place, "", object(place, item)));
        }
        return entries;
    }

    /** A misspelt field would be a fact that nobody reads. */
    void allowOnly(Set<String> known) {
        for (String field : fields.members().keySet()) {
            if (!known.contains(field)) {
                throw wrong(field, "is no field that is known here");
            }
        }
    }

    EntryException missing(String field) {
        return wrong(field, "is missing");
    }

    private EntryException objects(String field) {
        return wrong(field, "is no list of objects");
    }

    private List<JsonValue> items(String field) {
        return read(field, "list", Entry::list).orElse(List.of());
    }

    private long count(String field, BigDecimal number) {
        try {
            if (number.signum() >= 0) {
                return number.longValueExact();
            }
        } catch (ArithmeticException broken) {
            throw wrong(field, "is no whole number: " + number);
        }
        throw wrong(field, "is negative: " + number);
    }

    private BigDecimal amount(String field, JsonValue value) {
        try {
            return value.asNumber()
                    .or(() -> value.asText().map(BigDecimal::new))
                    .orElseThrow(() -> wrong(field, "is no number"));
        } catch (NumberFormatException malformed) {
            throw wrong(field, "is no number: " + value.asText().orElse(""));
        }
    }

    private Price price(String field, BigDecimal amount, Function<BigDecimal, Price> unit) {
        try {
            return unit.apply(amount);
        } catch (IllegalArgumentException | ArithmeticException refused) {
            throw wrong(field, "is no price: " + amount);
        }
    }

    private <E> E word(String field, String word, Function<String, Optional<E>> vocabulary) {
        return vocabulary
                .apply(word)
                .orElseThrow(() -> wrong(field, "'" + word + "' is no known word"));
    }

    private <T> Optional<T> read(
            String field, String kind, Function<JsonValue, Optional<T>> reader) {
        return fields.get(field)
                .map(value -> reader.apply(value).orElseThrow(() -> wrong(field, "is no " + kind)));
    }

    private static Optional<List<JsonValue>> list(JsonValue value) {
        return value instanceof JsonArray(List<JsonValue> items)
                ? Optional.of(items)
                : Optional.empty();
    }

    private static JsonObject object(String place, @Nullable JsonValue value) {
        return Optional.ofNullable(value)
                .flatMap(JsonValue::asObject)
                .orElseThrow(() -> new EntryException(new Problem(place, "", "is no object")));
    }
}
