package dev.bourse.wire.sse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads server-sent events from bytes that arrive in any pieces: lines end with LF, CR or CRLF, a
 * byte order mark may lead, comments are passed over, several {@code data} lines make one event
 * (WHATWG HTML, 9.2.6). An event that lies in one piece is handed over where it lies, uncopied.
 *
 * <p>One leniency: the end of the stream ends an event too, since upstreams forget the last blank
 * line. An event cut in half is then handed over as well; that it is half is for its reader to see.
 */
public final class SseReader {
    private static final byte[] EMPTY = new byte[0];
    private static final int BOM_LENGTH = 3;
    private static final int LEAST = 256;

    private final int longest;
    private final Sink sink;

    private byte[] line = EMPTY;
    private int lineLength;
    private byte[] data = EMPTY;
    private int dataFrom;
    private int dataTo;
    private boolean hasData;
    private boolean joined;
    private boolean borrowed;
    private String name = "";
    private boolean skipLineFeed;
    private int bomSeen;
    private boolean tooLong;

    /**
     * @param longest the most bytes one event may have
     * @param sink gets the events
     */
    public SseReader(int longest, Sink sink) {
        this.longest = longest;
        this.sink = sink;
    }

    /** Where events go. */
    @FunctionalInterface
    public interface Sink {
        /**
         * One event.
         *
         * @param name the {@code event} field; empty when there is none
         * @param source holds the data; not written again by the reader
         * @param from where the data begins
         * @param to where the data ends; lines are joined by LF
         */
        void event(String name, byte[] source, int from, int to);

        /**
         * A line that is neither data nor the name of an event nor a comment. It means nothing to
         * the format, but an upstream that fails in mid-stream may write a bare error there.
         */
        default void other(byte[] source, int from, int to) {}
    }

    /**
     * Takes the next bytes, of which nothing is kept after the return.
     *
     * @return false when an event is longer than the limit; the reader then is of no more use
     */
    public boolean accept(byte[] bytes) {
        int at = bomSeen < BOM_LENGTH ? passBom(bytes) : 0;
        while (at < bytes.length && !tooLong) {
            if (skipLineFeed && bytes[at] == '\n') {
                at++;
            }
            skipLineFeed = false;
            at = line(bytes, at);
        }
        own();
        return !tooLong;
    }

    /** Says that nothing more comes: what is there counts as complete. */
    public void end() {
        if (lineLength > 0) {
            endPartialLine();
        }
        dispatch();
    }

    /** Reads one line, or keeps its beginning; returns where to go on. */
    private int line(byte[] bytes, int from) {
        int end = LineEnd.after(bytes, from);
        if (exceeds(lineLength, end - from)) {
            return bytes.length;
        }
        if (end == bytes.length) {
            keep(bytes, from, end);
            return end;
        }
        if (lineLength > 0) {
            keep(bytes, from, end);
            endPartialLine();
        } else {
            field(bytes, from, end, true);
        }
        skipLineFeed = bytes[end] == '\r';
        return end + 1;
    }

    private void keep(byte[] bytes, int from, int to) {
        int length = to - from;
        if (lineLength + length > line.length) {
            line =
                    Arrays.copyOf(
                            line, Math.max(LEAST, Math.max(lineLength + length, 2 * lineLength)));
        }
        System.arraycopy(bytes, from, line, lineLength, length);
        lineLength += length;
    }

    private void endPartialLine() {
        byte[] whole = line;
        int length = lineLength;
        line = EMPTY;
        lineLength = 0;
        field(whole, 0, length, false);
    }

    private void field(byte[] source, int from, int to, boolean lent) {
        if (from == to) {
            dispatch();
        } else if (isNamed(source, from, to, "data")) {
            addData(source, value(source, from + 4, to), to, lent);
        } else if (isNamed(source, from, to, "event")) {
            int start = value(source, from + 5, to);
            name = new String(source, start, to - start, StandardCharsets.UTF_8);
        } else if (source[from] != ':' && !tooLong) {
            sink.other(source, from, to);
        }
    }

    private static boolean isNamed(byte[] source, int from, int to, String field) {
        int end = from + field.length();
        if (to < end || (to > end && source[end] != ':')) {
            return false;
        }
        for (int i = 0; i < field.length(); i++) {
            if (source[from + i] != field.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where the value begins after a name that ends at {@code colon}. */
    private static int value(byte[] source, int colon, int to) {
        int start = Math.min(colon + 1, to);
        return start < to && source[start] == ' ' ? start + 1 : start;
    }

    private void addData(byte[] source, int from, int to, boolean lent) {
        if (exceeds(dataTo - dataFrom, to - from + (hasData ? 1 : 0))) {
            return;
        }
        if (hasData) {
            join(source, from, to);
        } else {
            setData(source, from, to);
            borrowed = lent;
        }
        hasData = true;
    }

    private void join(byte[] source, int from, int to) {
        int length = dataTo - dataFrom;
        int whole = length + 1 + to - from;
        if (!joined || data.length < whole) {
            int room = Math.max(whole, 2 * length);
            setData(Arrays.copyOfRange(data, dataFrom, dataFrom + room), 0, length);
            joined = true;
            borrowed = false;
        }
        data[length] = '\n';
        System.arraycopy(source, from, data, length + 1, to - from);
        dataTo = whole;
    }

    private boolean exceeds(int length, int more) {
        tooLong |= (long) length + more > longest;
        return tooLong;
    }

    private void dispatch() {
        if (hasData && !tooLong) {
            sink.event(name, data, dataFrom, dataTo);
        }
        setData(EMPTY, 0, 0);
        hasData = false;
        joined = false;
        borrowed = false;
        name = "";
    }

    private void setData(byte[] source, int from, int to) {
        data = source;
        dataFrom = from;
        dataTo = to;
    }

    /** Copies data that still lies in the caller's array. */
    private void own() {
        if (borrowed) {
            setData(Arrays.copyOfRange(data, dataFrom, dataTo), 0, dataTo - dataFrom);
            borrowed = false;
        }
    }

    private int passBom(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && bomSeen < BOM_LENGTH) {
            if (bytes[at] != bom(bomSeen)) {
                noBom();
                return at;
            }
            bomSeen++;
            at++;
        }
        return at;
    }

    /** What looked like a byte order mark was the beginning of a line. */
    private void noBom() {
        byte[] begun = new byte[bomSeen];
        for (int i = 0; i < bomSeen; i++) {
            begun[i] = bom(i);
        }
        bomSeen = BOM_LENGTH;
        keep(begun, 0, begun.length);
    }

    private static byte bom(int index) {
        return (byte) (index == 0 ? 0xEF : index == 1 ? 0xBB : 0xBF);
    }
}
