package dev.bourse.wire.fact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.bourse.domain.unit.Money;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The known members of one object; the others, and those that are null, are not kept. An object has
 * few of them and is read in about the order in which it was written, so each is looked for behind
 * the one that was found last, and a number stays a number without a box.
 */
final class Fields {
    private static final int FEW = 16;

    /** What stands where a number does. */
    private static final Object NUMBER = new Object();

    private Name[] names;
    private Object[] values;
    private long[] numbers;
    private int size;
    private int last;

    /**
     * @param room for so many at first
     */
    Fields(int room) {
        names = new Name[room];
        values = new Object[room];
        numbers = new long[room];
    }

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

    /** Forgets all members. */
    void clear() {
        size = 0;
        last = 0;
    }

    boolean has(Name name) {
        return place(name) >= 0;
    }

    String text(Name name) {
        return required(name, optionalText(name));
    }

    @Nullable String optionalText(Name name) {
        return value(name, String.class);
    }

    long number(Name name) {
        int place = place(name);
        if (place < 0) {
            throw missing(name);
        }
        if (values[place] != NUMBER) {
            throw wrong(name);
        }
        return numbers[place];
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
        return has(name) ? money(name) : null;
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
            throw missing(name);
        }
        return value;
    }

    private static FactException missing(Name name) {
        return new FactException("member '" + name.json() + "' is missing");
    }

    private static FactException wrong(Name name) {
        return new FactException("member '" + name.json() + "' has the wrong type");
    }

    private <T> @Nullable T value(Name name, Class<T> type) {
        int place = place(name);
        if (place >= 0 && !type.isInstance(values[place])) {
            throw wrong(name);
        }
        return place < 0 ? null : type.cast(values[place]);
    }

    /** Where a member is; negative when it is not there. */
    private int place(Name name) {
        for (int i = last; i < size; i++) {
            if (names[i] == name) {
                last = i;
                return i;
            }
        }
        for (int i = 0; i < last; i++) {
            if (names[i] == name) {
                last = i;
                return i;
            }
        }
        return -1;
    }

    private static Fields object(JsonParser parser) throws IOException {
        Fields fields = new Fields(FEW);
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
            put(name, parser);
        }
    }

    /** Where a name comes twice, the later one holds. */
    private void put(Name name, JsonParser parser) throws IOException {
        int known = place(name);
        int place = known < 0 ? size : known;
        boolean isNumber = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
        set(place, name, isNumber ? NUMBER : value(parser), isNumber ? parser.getLongValue() : 0);
    }

    /** Keeps a number under a name that has not come yet. */
    void add(Name name, long number) {
        set(size, name, NUMBER, number);
    }

    /** Keeps something else under a name that has not come yet. */
    void add(Name name, Object value) {
        set(size, name, value, 0);
    }

    private void set(int place, Name name, Object value, long number) {
        grow(place);
        names[place] = name;
        values[place] = value;
        numbers[place] = number;
        size = Math.max(size, place + 1);
    }

    private void grow(int place) {
        if (place == names.length) {
            names = Arrays.copyOf(names, 2 * place);
            values = Arrays.copyOf(values, 2 * place);
            numbers = Arrays.copyOf(numbers, 2 * place);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
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

    /** What stands in a list. */
    record Items(List<Fields> items) {}
}
