package dev.bourse.gateway.upstream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The head of an answer (RFC 9112): its status, and of its fields those that matter here. One
 * object reads the heads of all answers of a connection.
 *
 * <p>What says where the answer ends must be beyond doubt, for the next answer begins there: a
 * length that is given twice or beside chunks, a folded line or half a line break make it none.
 */
final class AnswerHead {
    /** The longest head, in bytes. */
    static final int LONGEST = 16 * 1024;

    /** What is said about a length or a time when nothing is. */
    static final long UNKNOWN = -1;

    private static final int MOST_FIELDS = 128;
    private static final int MOST_DIGITS = 18;
    private static final int MOST_SECONDS = 6;
    private static final int TEN = 10;
    private static final String VERSION = "HTTP/1.";
    private static final int STATUS_AT = VERSION.length() + 2;
    private static final int STATUS_END = STATUS_AT + 3;
    private static final String SEPARATORS = "\"(),/:;<=>?@[\\]{}";

    private byte[] bytes = new byte[0];
    private int status;
    private boolean old;
    private boolean chunked;
    private boolean coded;
    private boolean encoded;
    private boolean closes;
    private boolean stays;
    private long length;
    private long keepSeconds;
    private long retryAfter;
    private String mediaType = "";
    private String lastType = "";
    private byte[] lastTypeBytes = new byte[0];

    /** HTTP status. */
    int status() {
        return status;
    }

    /** What the body is; empty when nothing says so. */
    String mediaType() {
        return mediaType;
    }

    /** Whether the body is compressed or otherwise not itself. */
    boolean isEncoded() {
        return encoded;
    }

    /** Whole seconds to leave the upstream alone, or {@link #UNKNOWN}: dates are not read. */
    long retryAfterSeconds() {
        return retryAfter;
    }

    /** Whether another answer follows: this is an interim one. */
    boolean isInterim() {
        return status < 200;
    }

    /** Whether it is over with its head. */
    boolean isAll() {
        return isInterim() || status == 204 || status == 304 || (!chunked && length == 0);
    }

    boolean isChunked() {
        return chunked;
    }

    /** Bytes of the body, or {@link #UNKNOWN}. */
    long length() {
        return length;
    }

    /** Whether the upstream takes another request over the same connection. */
    boolean isKept() {
        return old ? stays && !closes : !closes;
    }

    /** For how many seconds it says that it waits for one, or {@link #UNKNOWN}. */
    long keepSeconds() {
        return keepSeconds;
    }

    /** Whether no text may contain that byte; the tabulator is not meant. */
    static boolean isControl(byte read) {
        return (read >= 0 && read < ' ' && read != '\t') || read == 0x7f;
    }

    /**
     * Reads a head with the empty line that ends it.
     *
     * @return whether it is one
     */
    boolean read(byte[] from, int end) {
        clear();
        bytes = from;
        int line = endOfLine(0, end);
        if (line < 0 || !readStatus(line) || bytes[end - 2] != '\r') {
            return false;
        }
        return readFields(line + 2, end - 2) && isSound();
    }

    private void clear() {
        chunked = false;
        coded = false;
        encoded = false;
        closes = false;
        stays = false;
        length = UNKNOWN;
        keepSeconds = UNKNOWN;
        retryAfter = UNKNOWN;
        mediaType = "";
    }

    /** Where the line break is that ends the line which begins there; -1 when it is not sound. */
    private int endOfLine(int from, int end) {
        for (int at = from; at + 1 < end; at++) {
            if (bytes[at] == '\r') {
                return bytes[at + 1] == '\n' ? at : -1;
            }
            if (isControl(bytes[at])) {
                return -1;
            }
        }
        return -1;
    }

    private boolean readStatus(int end) {
        boolean shaped =
                end >= STATUS_END
                        && isExactly(VERSION)
                        && (bytes[VERSION.length()] == '0' || bytes[VERSION.length()] == '1')
                        && bytes[STATUS_AT - 1] == ' '
                        && (end == STATUS_END || bytes[STATUS_END] == ' ');
        old = bytes[VERSION.length()] == '0';
        status = shaped ? (int) number(STATUS_AT, STATUS_END) : 0;
        return status >= 100 && status < 600 && status != 101;
    }

    private boolean isExactly(String start) {
        for (int i = 0; i < start.length(); i++) {
            if (bytes[i] != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean readFields(int from, int end) {
        int at = from;
        for (int count = 0; at < end; count++) {
            int line = endOfLine(at, end);
            if (line < 0 || count == MOST_FIELDS || !readField(at, line)) {
                return false;
            }
            at = line + 2;
        }
        return true;
    }

    private boolean readField(int from, int end) {
        int colon = from;
        while (colon < end && isName(bytes[colon])) {
            colon++;
        }
        if (colon == from || colon == end || bytes[colon] != ':') {
            return false;
        }
        int begin = skipSpace(colon + 1, end);
        return readField(from, colon - from, begin, trimmed(begin, end));
    }

    /** Whether a field's name may contain that byte. */
    static boolean isName(byte read) {
        return read > ' ' && read < 0x7f && SEPARATORS.indexOf(read) < 0;
    }

    private int skipSpace(int from, int end) {
        int at = from;
        while (at < end && isSpace(bytes[at])) {
            at++;
        }
        return at;
    }

    private int trimmed(int begin, int end) {
        int at = end;
        while (at > begin && isSpace(bytes[at - 1])) {
            at--;
        }
        return at;
    }

    private static boolean isSpace(byte read) {
        return read == ' ' || read == '\t';
    }

    /** Most fields are told from those that matter by the length of their names. */
    private boolean readField(int name, int nameLength, int from, int to) {
        return switch (nameLength) {
            case 10 -> readConnection(name, from, to);
            case 11 -> !is(name, "retry-after") || readRetryAfter(from, to);
            case 12 -> !is(name, "content-type") || readType(from, to);
            case 14 -> !is(name, "content-length") || readLength(from, to);
            case 16 -> !is(name, "content-encoding") || readEncoding(from, to);
            case 17 -> !is(name, "transfer-encoding") || readCoding(from, to);
            default -> true;
        };
    }

    private boolean readConnection(int name, int from, int to) {
        if (is(name, "connection")) {
            closes |= hasMember(from, to, "close");
            stays |= hasMember(from, to, "keep-alive");
        } else if (is(name, "keep-alive")) {
            readKeepAlive(from, to);
        }
        return true;
    }

    private boolean hasMember(int from, int to, String member) {
        int at = from;
        while (at < to) {
            int end = endOfMember(at, to);
            int begin = skipSpace(at, end);
            if (isAll(begin, trimmed(begin, end), member)) {
                return true;
            }
            at = end + 1;
        }
        return false;
    }

    private int endOfMember(int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ',') {
            at++;
        }
        return at;
    }

    private void readKeepAlive(int from, int to) {
        String timeout = "timeout=";
        for (int at = from; at + timeout.length() < to; at++) {
            if (is(at, timeout)) {
                int begin = at + timeout.length();
                keepSeconds = number(begin, Math.min(endOfDigits(begin, to), begin + MOST_SECONDS));
                return;
            }
        }
    }

    private int endOfDigits(int from, int to) {
        int at = from;
        while (at < to && isDigit(bytes[at])) {
            at++;
        }
        return at;
    }

    private boolean readRetryAfter(int from, int to) {
        if (retryAfter == UNKNOWN && to - from <= MOST_SECONDS) {
            retryAfter = number(from, to);
        }
        return true;
    }

    private boolean readType(int from, int to) {
        if (!mediaType.isEmpty()) {
            return true;
        }
        if (!Arrays.equals(bytes, from, to, lastTypeBytes, 0, lastTypeBytes.length)) {
            lastTypeBytes = Arrays.copyOfRange(bytes, from, to);
            lastType = new String(lastTypeBytes, StandardCharsets.ISO_8859_1);
        }
        mediaType = lastType;
        return true;
    }

    private boolean readLength(int from, int to) {
        boolean first = length == UNKNOWN;
        length = to - from <= MOST_DIGITS ? number(from, to) : UNKNOWN;
        return first && length != UNKNOWN;
    }

    private boolean readEncoding(int from, int to) {
        encoded |= from < to && !isAll(from, to, "identity");
        return true;
    }

    private boolean readCoding(int from, int to) {
        boolean first = !coded;
        coded = true;
        chunked = isAll(from, to, "chunked");
        return first && chunked;
    }

    /** HTTP/1.0 knows no chunks, and chunks have no length in advance. */
    private boolean isSound() {
        return !chunked || (!old && length == UNKNOWN);
    }

    /** The number of those digits; {@link #UNKNOWN} when there are none or others among them. */
    private long number(int from, int to) {
        long number = from < to ? 0 : UNKNOWN;
        for (int at = from; at < to; at++) {
            if (!isDigit(bytes[at])) {
                return UNKNOWN;
            }
            number = number * TEN + bytes[at] - '0';
        }
        return number;
    }

    private static boolean isDigit(byte read) {
        return read >= '0' && read <= '9';
    }

    private boolean isAll(int from, int to, String lowerCase) {
        return to - from == lowerCase.length() && is(from, lowerCase);
    }

    private boolean is(int from, String lowerCase) {
        for (int i = 0; i < lowerCase.length(); i++) {
            if (Character.toLowerCase(bytes[from + i]) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
