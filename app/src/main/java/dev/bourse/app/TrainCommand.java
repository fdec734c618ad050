package dev.bourse.app;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * {@code bourse train}: starts an exchange on free ports, serves itself some requests and ends. The
 * launcher runs it once to record the cache from which later starts are fast.
 */
@Command(name = "train", hidden = true, description = "Rehearse a start.")
final class TrainCommand implements Callable<Integer> {
    private static final int ROUNDS = 60;
    private static final List<String> READS =
            List.of("/", "/health/ready", "/api/v1/models", "/api/v1/providers", "/metrics");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bourse-train");
        try (Market market = Market.open(ConfigReader.temporary(folder, Map.of()), Map.of());
                HttpClient client = HttpClient.newHttpClient()) {
            for (int round = 0; round < ROUNDS; round++) {
                rehearse(client, market);
            }
        } finally {
            Folders.delete(folder);
        }
        return 0;
    }

    private static void rehearse(HttpClient client, Market market)
            throws IOException, InterruptedException {
        for (String path : READS) {
            send(client, request(market, path).GET().build());
        }
        for (boolean stream : new boolean[] {false, true}) {
            HttpRequest.BodyPublisher body = BodyPublishers.ofString(chat(market, stream));
            send(client, request(market, "/api/v1/chat/completions").POST(body).build());
        }
    }

    private static void send(HttpClient client, HttpRequest request)
            throws IOException, InterruptedException {
        client.send(request, BodyHandlers.discarding());
    }

    private static HttpRequest.Builder request(Market market, String path) {
        return HttpRequest.newBuilder(URI.create(market.address() + path))
                .header("Authorization", "Bearer " + market.keys().api().orElse(""))
                .header("Content-Type", "application/json");
    }

    private static String chat(Market market, boolean stream) {
        return "{\"model\":\""
                + market.inventory().models().getFirst().id()
                + "\",\"max_tokens\":8,\"stream\":"
                + stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
    }
}
