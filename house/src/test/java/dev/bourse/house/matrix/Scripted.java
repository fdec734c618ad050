package dev.bourse.house.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that says what a test has written down, in its own dialect. */
final class Scripted implements AutoCloseable {
    private final ServerSocket door;
    private final AtomicInteger broken = new AtomicInteger();
    private volatile Script script = (_, _) -> {};
    private volatile Seen seen = new Seen("", "", "");

    /** What it answers. */
    @FunctionalInterface
    interface Script {
        void answer(Seen request, OutputStream out) throws IOException;
    }

    /**
     * A request as it came.
     *
     * @param line method, path and version
     * @param head all headers, lower case
     */
    record Seen(String line, String head, String body) {}

    private Scripted(ServerSocket door) {
        this.door = door;
    }

    static Scripted open() throws IOException {
        Scripted one = new Scripted(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(one::welcome);
        return one;
    }

    String baseUrl() {
        return "http://127.0.0.1:" + door.getLocalPort() + "/v1";
    }

    /** From now on it answers so. */
    void plays(Script next) {
        script = next;
    }

    /** The last request. */
    Seen seen() {
        return seen;
    }

    /** How many answers it could not finish, because nobody read them any more. */
    int broken() {
        return broken.get();
    }

    /** A whole response. */
    static void reply(OutputStream out, String status, String headers, byte[] body)
            throws IOException {
        String head =
                "HTTP/1.1 %s\r\n%scontent-length: %d\r\n\r\n"
                        .formatted(status, headers, body.length);
        out.write(head.getBytes(UTF_8));
        out.write(body);
        out.flush();
    }

    static void json(OutputStream out, String body) throws IOException {
        reply(out, "200 OK", "content-type: application/json\r\n", body.getBytes(UTF_8));
    }

    static void events(OutputStream out, String events) throws IOException {
        reply(out, "200 OK", "content-type: text/event-stream\r\n", events.getBytes(UTF_8));
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void welcome() {
        try {
            while (true) {
                Socket visitor = door.accept();
                Thread.ofVirtual().start(() -> serve(visitor));
            }
        } catch (IOException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Socket visitor) {
        try (visitor) {
            visitor.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(visitor.getInputStream());
            OutputStream out = visitor.getOutputStream();
            for (Seen next = read(in); next != null; next = read(in)) {
                seen = next;
                answer(next, out);
            }
        } catch (IOException gone) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Seen next, OutputStream out) throws IOException {
        try {
            script.answer(next, out);
        } catch (IOException unread) {
            broken.incrementAndGet();
            throw unread;
        }
    }

    private static @Nullable Seen read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
        }
        String lower = head.toString().toLowerCase(Locale.ROOT);
        String length = lower.replaceFirst("(?s).*content-length: *(\\d+).*", "$1");
        String body = new String(in.readNBytes(Integer.parseInt(length)), UTF_8);
        return new Seen(head.substring(0, head.indexOf("\r\n")), lower, body);
    }
}
