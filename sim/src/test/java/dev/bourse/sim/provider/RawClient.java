package dev.bourse.sim.provider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that knows nothing of HTTP but how to write a request: it reads what really arrives. */
final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** Sends a chat completion and reads until the provider closes or breaks the connection. */
    static String exchange(int port, String json) throws IOException {
        try (RawClient client = new RawClient(port)) {
            client.post("/v1/chat/completions", json);
            return client.rest();
        }
    }

    void post(String path, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        send("POST " + path, "content-length: " + body.length + "\r\n", body);
    }

    void get(String path) throws IOException {
        send("GET " + path, "", new byte[0]);
    }

    /** All bytes up to the end, as Latin-1 text. */
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Bytes until the text has been seen. */
    String until(String text) throws IOException {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        while (!seen.toString(StandardCharsets.ISO_8859_1).contains(text)) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended before '" + text + "': " + seen);
            }
            seen.write(next);
        }
        return seen.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether nothing arrives within so many milliseconds. */
    boolean silentFor(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return socket.getInputStream().read() == -2;
        } catch (SocketTimeoutException silence) {
            return true;
        }
    }

    /** Reads nothing for so many milliseconds, while bytes go on arriving. */
    void leaveAlone(int millis) throws IOException {
        try (RawClient idle = new RawClient(socket.getPort())) {
            idle.silentFor(millis);
        }
    }

    /** Goes away without a word. */
    void leave() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void send(String line, String headers, byte[] body) throws IOException {
        String head = line + " HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n" + headers;
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body);
        socket.getOutputStream().write(request.toByteArray());
    }
}
