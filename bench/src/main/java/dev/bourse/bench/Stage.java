package dev.bourse.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a contestant finds when it comes on.
 *
 * @param programs starts processes and ends them
 * @param work a folder for files of this run
 * @param upstreamPort where the mock upstream listens
 */
record Stage(Programs programs, Path work, int upstreamPort) {
    /** A port of the loopback on which nobody listens now. */
    int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The upstream as a base URL. */
    String upstreamUrl() {
        return "http://127.0.0.1:" + upstreamPort + "/v1";
    }

    /** A new folder of that name. */
    Path folder(String name) throws IOException {
        return Files.createTempDirectory(work, name + "-");
    }
}
