package dev.bourse.gateway.net;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.util.AsciiString;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The names of the headers that came lately, as they were written: clients send the same few in
 * every request, and a name that is known needs no memory and has its hash.
 */
final class FieldNames {
    private static final int PLACES = 256;
    private static final String WEB_SOCKET = "sec-websocket";

    private final @Nullable Name[] known = new @Nullable Name[PLACES];

    /** What a header is to whoever looks for the end of its request. */
    enum Kind {
        /** It says nothing of it. */
        PLAIN,
        /** It says how long the body is. */
        LENGTH,
        /** It may change how the body is read. */
        ODD
    }

    /**
     * A name.
     *
     * @param text as it was written
     */
    record Name(AsciiString text, Kind kind) {
        private static Name of(byte[] bytes) {
            AsciiString text = new AsciiString(bytes, false);
            return new Name(text, kind(text));
        }

        private static Kind kind(AsciiString text) {
            if (HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(text)) {
                return Kind.LENGTH;
            }
            boolean odd =
                    HttpHeaderNames.TRANSFER_ENCODING.contentEqualsIgnoreCase(text)
                            || HttpHeaderNames.EXPECT.contentEqualsIgnoreCase(text)
                            || HttpHeaderNames.UPGRADE.contentEqualsIgnoreCase(text)
                            || text.regionMatches(true, 0, WEB_SOCKET, 0, WEB_SOCKET.length());
            return odd ? Kind.ODD : Kind.PLAIN;
        }

        private boolean is(byte[] bytes, int from, int to) {
            return Arrays.equals(text.array(), 0, text.length(), bytes, from, to);
        }
    }

    /**
     * The name in those bytes.
     *
     * @param hash of them, however it is made
     */
    Name of(byte[] bytes, int from, int to, int hash) {
        int place = hash & (PLACES - 1);
        Name last = known[place];
        if (last != null && last.is(bytes, from, to)) {
            return last;
        }
        Name next = Name.of(Arrays.copyOfRange(bytes, from, to));
        known[place] = next;
        return next;
    }
}
