package dev.bourse.house.chaos;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider made by hand: it reads requests, and does with the connection what a test wants. */
final class Stub implements AutoCloseable {
    private final ServerSocket door;
    private final Manner manner;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    /** What it does with each request. */
    @FunctionalInterface
    interface Manner {
        /** Answers; the connection is closed after this when it returns false. */
        boolean answer(Visit visit, OutputStream out) throws IOException;
    }

    /**
     * One request.
     *
     * @param onConnection how many came before it on its connection
     * @param inAll how many came before it in all
     */
    record Visit(int onConnection, int inAll) {}

    private Stub(ServerSocket door, Manner manner) {
        this.door = door;
        this.manner = manner;
    }

    static Stub open(Manner manner) throws IOException {
        Stub stub = new Stub(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), manner);
        Thread.ofVirtual().start(stub::welcome);
        return stub;
    }

    String baseUrl() {
        return "http://127.0.0.1:" + door.getLocalPort() + "/v1";
    }

    int requests() {
        return requests.get();
    }

    int connections() {
        return connections.get();
    }

    /** A response with a JSON body. */
    static void reply(OutputStream out, String statusAndHeaders, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head =
                "HTTP/1.1 %s\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
                        .formatted(statusAndHeaders, body.length);
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    /** A good whole answer. */
    static void answer(OutputStream out) throws IOException {
        reply(
                out,
                "200 OK",
                """
                {"id":"x","object":"chat.completion","created":1,"model":"chat-small","choices":\
                [{"index":0,"message":{"role":"assistant","content":"Well."},\
                "finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":2,\
                "total_tokens":11}}\
                """);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void welcome() {
        try {
            while (true) {
                Socket visitor = door.accept();
                connections.incrementAndGet();
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
            for (int i = 0; read(in); i++) {
                Visit visit = new Visit(i, requests.getAndIncrement());
                if (!manner.answer(visit, out)) {
                    return;
                }
            }
        } catch (IOException gone) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads a request with a stated length; false when none comes any more. */
    private static boolean read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        String length = head.toString().replaceFirst("(?is).*content-length: *(\\d+).*", "$1");
        in.skipNBytes(Integer.parseInt(length));
        return true;
    }
}
