package dev.bourse.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Keys that are shown once are made only by a start that shows them. */
class FirstKeysTest {
    @TempDir Path folder;

    @Test
    void a_start_whose_port_is_taken_leaves_the_keys_to_the_next_one() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(other.getLocalPort());
            String told = assertThrows(Complaint.class, () -> open(port)).toString();
            assertTrue(told.contains(port) && told.contains("--port"), told);
        }
        try (Market market = open("0")) {
            assertTrue(market.keys().areNew());
            assertTrue(market.apiKey().orElseThrow().startsWith("sk-bo-"));
            assertTrue(market.managementKey().orElseThrow().startsWith("mk-bo-"));
        }
        try (Market market = open("0")) {
            assertTrue(market.apiKey().isEmpty());
            assertFalse(market.keys().areNew());
        }
    }

    private Market open(String port) {
        List<String> words = List.of("--port", port, "--data", folder.toString());
        Config config = ConfigOptions.read(Words.of(new UpCommand().usage(), words), Map.of());
        return Market.open(config, Map.of(), Ahead.begin());
    }
}
