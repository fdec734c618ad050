package dev.bourse.gateway.upstream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The other end of connections, by hand: every byte of it is said by a test. */
final class Peer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final ServerSocket door;

    Peer() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        door.setSoTimeout(PATIENCE_MILLIS);
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/v1";
    }

    int port() {
        return door.getLocalPort();
    }

    /** The next connection that is opened to it. */
    Wire accept() throws IOException {
        Socket socket = door.accept();
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        return new Wire(socket);
    }

    /** Whether nobody waits to be let in. */
    boolean isAlone() throws IOException {
        door.setSoTimeout(1);
        try (Socket unexpected = door.accept()) {
            return !unexpected.isConnected();
        } catch (java.net.SocketTimeoutException nobody) {
            return true;
        } finally {
            door.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    /** One connection. */
    static final class Wire implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;

        private Wire(Socket socket) throws IOException {
            this.socket = socket;
            in = new BufferedInputStream(socket.getInputStream());
        }

        /** Reads a whole request, and gives it. */
        String request() throws IOException {
            String head = head();
            String length = head.replaceFirst("(?s).*content-length: (\\d+).*", "$1");
            byte[] body = in.readNBytes(Integer.parseInt(length));
            return head + new String(body, StandardCharsets.ISO_8859_1);
        }

        /** Reads no more than the head of a request. */
        String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("closed after '" + head + "'");
                }
                head.append((char) next);
            }
            return head.toString();
        }

        Wire say(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        /** A whole answer with that body. */
        Wire answer(String body) throws IOException {
            return say("HTTP/1.1 200 OK\r\ncontent-length: " + body.length() + "\r\n\r\n" + body);
        }

        /** Waits until the other end hangs up; false when it says something instead. */
        boolean isLeft() throws IOException {
            try {
                return in.read() < 0;
            } catch (java.net.SocketException reset) {
                return true;
            }
        }

        /** The same, whatever is said before; a test that waits too long fails by its limit. */
        boolean isLeftAfterAll() throws IOException {
            while (!isLeft()) {
                in.skipNBytes(0);
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
