package dev.bourse.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The port that an exchange listens on. */
final class Port {
    private Port() {}

    /**
     * Does nothing where it can be listened on, which any free port can.
     *
     * @throws Complaint when it is taken, or the address is not of this machine
     */
    static void requireFree(Config config) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(config.host(), config.port()));
        } catch (IOException taken) {
            throw new Complaint(
                    "%s:%d can't be listened on (%s): choose another with --port or --host"
                            .formatted(config.host(), config.port(), taken.getMessage()),
                    taken);
        }
    }
}
