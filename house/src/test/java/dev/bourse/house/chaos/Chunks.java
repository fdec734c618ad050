package dev.bourse.house.chaos;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a chunked body. Its end is read only where the last chunk says so. */
final class Chunks extends InputStream {
    private final InputStream in;
    private int left;
    private boolean over;

    Chunks(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        if (left == 0 && !over) {
            begin();
        }
        if (over) {
            return -1;
        }
        int next = required(in.read());
        if (--left == 0) {
            line();
        }
        return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int first = length == 0 ? 0 : read();
        if (first < 0 || length == 0) {
            return first;
        }
        into[from] = (byte) first;
        int more =
                over || left == 0 ? 0 : in.readNBytes(into, from + 1, Math.min(length - 1, left));
        left -= more;
        if (left == 0 && more > 0) {
            line();
        }
        return 1 + more;
    }

    private void begin() throws IOException {
        left = Integer.parseInt(line().strip(), 16);
        if (left == 0) {
            over = true;
            line();
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = required(in.read()); next != '\n'; next = required(in.read())) {
            line.append((char) next);
        }
        return line.toString();
    }

    private static int required(int read) throws IOException {
        if (read < 0) {
            throw new EOFException("the body was cut off");
        }
        return read;
    }
}
