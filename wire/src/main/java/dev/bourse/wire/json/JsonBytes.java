package dev.bourse.wire.json;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Writes compact JSON into memory. A generator of the library is made for documents of any size and
 * costs as much as a short one itself; every request writes several of those.
 *
 * <p>It trusts its caller with the order of names and values, and puts the commas. Numbers follow
 * {@link Json}: plain notation, unless a huge exponent would make it a page of zeros.
 */
public final class JsonBytes {
    private static final int USUAL = 512;
    private static final int LONGEST_NUMBER = 20;
    private static final int TEN = 10;
    private static final long BILLION = 1_000_000_000;
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final boolean ascii;
    private byte[] bytes = new byte[USUAL];
    private int size;

    /** Whether a comma has to come before the next value or name. */
    private boolean due;

    /**
     * @param ascii whether all that is not ASCII is written as an escape, which keeps halves of
     *     surrogate pairs; otherwise such a half is replaced
     */
    public JsonBytes(boolean ascii) {
        this.ascii = ascii;
    }

    /** What was written. */
    public byte[] take() {
        return Arrays.copyOf(bytes, size);
    }

    /** Begins an object. */
    public void object() {
        open((byte) '{');
    }

    /** Ends an object. */
    public void end() {
        close((byte) '}');
    }

    /** Begins an array. */
    public void array() {
        open((byte) '[');
    }

    /** Ends an array. */
    public void endArray() {
        close((byte) ']');
    }

    /** The name of a member. */
    public void name(String name) {
        text(name);
        add((byte) ':');
        due = false;
    }

    /** The name of a member that is written often. */
    public void name(JsonName name) {
        value(name.written());
        due = false;
    }

    public void text(String text) {
        separate();
        room(text.length() + 2);
        int at = size;
        bytes[at++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next < ' ' || next > '~' || next == '"' || next == '\\') {
                append(escaped(text));
                return;
            }
            bytes[at++] = (byte) next;
        }
        bytes[at++] = '"';
        size = at;
    }

    public void number(long number) {
        separate();
        room(LONGEST_NUMBER + 1);
        if (number == Long.MIN_VALUE) {
            append(Long.toString(number));
        } else if (number < 0) {
            add((byte) '-');
            digits(-number);
        } else {
            digits(number);
        }
    }

    /** So many billionths, zero or more, in plain notation without zeros at the end. */
    public void billionths(long number) {
        number(number / BILLION);
        long rest = number % BILLION;
        if (rest > 0) {
            add((byte) '.');
        }
        for (long digit = BILLION / TEN; rest > 0; digit /= TEN) {
            add((byte) ('0' + rest / digit));
            rest %= digit;
        }
    }

    public void number(BigDecimal number) {
        separate();
        append(Json.plain(number));
    }

    public void flag(boolean flag) {
        value(flag ? TRUE : FALSE);
    }

    public void nothing() {
        value(NULL);
    }

    /** A value of any kind. */
    public void value(JsonValue value) {
        Json.write(this, value);
    }

    private void value(byte[] json) {
        separate();
        append(json);
    }

    private byte[] escaped(String text) {
        return ascii ? Escapes.ascii(text) : Escapes.quoted(Escapes.whole(text));
    }

    private void open(byte bracket) {
        separate();
        add(bracket);
        due = false;
    }

    private void close(byte bracket) {
        add(bracket);
        due = true;
    }

    private void separate() {
        if (due) {
            add((byte) ',');
        }
        due = true;
    }

    /** From the last one on, and then moved to where the first one belongs. */
    private void digits(long number) {
        int end = size + LONGEST_NUMBER;
        int from = end;
        long rest = number;
        do {
            bytes[--from] = (byte) ('0' + rest % TEN);
            rest /= TEN;
        } while (rest > 0);
        System.arraycopy(bytes, from, bytes, size, end - from);
        size += end - from;
    }

    private void add(byte one) {
        room(1);
        bytes[size++] = one;
    }

    private void append(byte[] json) {
        room(json.length);
        System.arraycopy(json, 0, bytes, size, json.length);
        size += json.length;
    }

    private void append(String ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[size++] = (byte) ascii.charAt(i);
        }
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
