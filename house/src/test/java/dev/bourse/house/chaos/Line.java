package dev.bourse.house.chaos;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A client that knows no more of HTTP than its bytes: it sends anything, and reads what comes. */
final class Line implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 180_000;

    private final Socket socket;
    private final InputStream in;

    Line(int port) throws IOException {
        this(port, 0);
    }

    /**
     * @param buffer bytes that the system may receive before they are read; 0 for as it likes
     */
    Line(int port, int buffer) throws IOException {
        socket = new Socket();
        if (buffer > 0) {
            socket.setReceiveBufferSize(buffer);
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** A well-formed request. */
    static byte[] request(String line, String headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head =
                line
                        + " HTTP/1.1\r\nhost: test\r\n"
                        + headers
                        + "content-length: "
                        + content.length;
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(content);
        return request.toByteArray();
    }

    Line send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    Line send(String bytes) throws IOException {
        return send(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads one answer to its end. */
    Answer answer() throws IOException {
        Answer head = head();
        String body = new String(body(head).readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(head.status(), head.headers(), body);
    }

    /** Reads status and headers. */
    Answer head() throws IOException {
        String first = line();
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.put(name, line.substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(first.split(" ", 3)[1]), headers, "");
    }

    /** The body after that head. */
    InputStream body(Answer head) throws IOException {
        if (head.headers().getOrDefault("transfer-encoding", "").equals("chunked")) {
            return new Chunks(in);
        }
        int length = Integer.parseInt(head.headers().getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the body was cut off");
        }
        return new java.io.ByteArrayInputStream(body);
    }

    /** All that comes until the connection ends, as it comes. */
    InputStream rest() {
        return in;
    }

    /** Reads a stream until some text has been seen. */
    static String until(InputStream body, String text) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf(text) < 0) {
            int next = body.read();
            if (next < 0) {
                throw new EOFException("ended before '" + text + "': " + seen);
            }
            seen.append((char) next);
        }
        return seen.toString();
    }

    void soTimeout(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    /** Whether the other side hangs up, having said nothing more. */
    boolean isClosed() throws IOException {
        try {
            return in.read() < 0;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Leaves as a program does that is killed. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("no answer after '" + line + "'");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
