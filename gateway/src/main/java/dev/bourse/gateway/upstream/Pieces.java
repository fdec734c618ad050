package dev.bourse.gateway.upstream;

import io.netty.buffer.ByteBuf;

import java.util.Arrays;

/**
 * Where in what was read just now the pieces of a body lie, so that they are copied once, into one
 * array of their length.
 */
final class Pieces {
    private static final int FIRST_ROOM = 64;

    private int[] places = new int[FIRST_ROOM];
    private int filled;
    private int bytes;

    boolean isEmpty() {
        return bytes == 0;
    }

    /** One more piece, behind the others. */
    void add(int from, int length) {
        if (filled == places.length) {
            places = Arrays.copyOf(places, 2 * filled);
        }
        places[filled++] = from;
        places[filled++] = length;
        bytes += length;
    }

    /** All of them out of what they lie in; there are none afterwards. */
    byte[] take(ByteBuf read) {
        byte[] all = new byte[bytes];
        int copied = 0;
        for (int i = 0; i < filled; i += 2) {
            read.getBytes(places[i], all, copied, places[i + 1]);
            copied += places[i + 1];
        }
        filled = 0;
        bytes = 0;
        return all;
    }
}
