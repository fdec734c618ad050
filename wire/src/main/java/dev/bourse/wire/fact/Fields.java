package dev.bourse.wire.fact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.bourse.domain.unit.Money;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The known members of one JSON object; the others, and those that are null, are not kept. */
final class Fields {
    private final Map<Name, Object> values = new EnumMap<>(Name.class);

    private Fields() {}

    /** Reads an object that fills the input. */
    static Fields whole(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new FactException("a fact is a JSON object");
        }
        Fields fields = object(parser);
        if (parser.nextToken() != null) {
            throw new FactException("something follows the fact");
        }
        return fields;
    }

    boolean has(Name name) {
        return values.containsKey(name);
    }

    String text(Name name) {
        return required(name, optionalText(name));
    }

    @Nullable String optionalText(Name name) {
        return value(name, String.class);
    }

    long number(Name name) {
        return required(name, value(name, Long.class));
    }

    int smallNumber(Name name) {
        return Math.toIntExact(number(name));
    }

    boolean flag(Name name) {
        return required(name, value(name, Boolean.class));
    }

    Money money(Name name) {
        return new Money(number(name));
    }

    @Nullable Money optionalMoney(Name name) {
        Long nanos = value(name, Long.class);
        return nanos == null ? null : new Money(nanos);
    }

    <E extends Enum<E>> E word(Class<E> type, Name name) {
        return Enum.valueOf(type, text(name));
    }

    <E extends Enum<E>> @Nullable E optionalWord(Class<E> type, Name name) {
        String word = optionalText(name);
        return word == null ? null : Enum.valueOf(type, word);
    }

    Fields object(Name name) {
        return required(name, optionalObject(name));
    }

    @Nullable Fields optionalObject(Name name) {
        return value(name, Fields.class);
    }

    List<Fields> objects(Name name) {
        return required(name, value(name, Items.class)).items;
    }

    private static <T> T required(Name name, @Nullable T value) {
        if (value == null) {
            throw new FactException("member '" + name.json() + "' is missing");
        }
        return value;
    }

    private <T> @Nullable T value(Name name, Class<T> type) {
        Object value = values.get(name);
        if (value != null && !type.isInstance(value)) {
            throw new FactException("member '" + name.json() + "' has the wrong type");
        }
        return type.cast(value);
    }

    private static Fields object(JsonParser parser) throws IOException {
        Fields fields = new Fields();
        for (String json = parser.nextFieldName(); json != null; json = parser.nextFieldName()) {
            parser.nextToken();
            fields.keep(Name.of(json), parser);
        }
        return fields;
    }

    private void keep(@Nullable Name name, JsonParser parser) throws IOException {
        if (name == null || parser.currentToken() == JsonToken.VALUE_NULL) {
            parser.skipChildren();
        } else {
            values.put(name, value(parser));
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case START_OBJECT -> object(parser);
            case START_ARRAY -> objects(parser);
            default -> throw new FactException("unexpected " + parser.currentToken());
        };
    }

    private static Items objects(JsonParser parser) throws IOException {
        List<Fields> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new FactException("lists in facts hold objects");
            }
            items.add(object(parser));
        }
        return new Items(items);
    }

    private record Items(List<Fields> items) {}
}
