package dev.bourse.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * {@code bourse train}: starts an exchange on free ports, serves itself some requests and ends. The
 * launcher runs it once to record the cache from which later starts are fast.
 */
final class TrainCommand implements Command {
    static final String NAME = "train";

    private static final int ROUNDS = 20;
    private static final List<String> READS =
            List.of("/", "/health/ready", "/api/v1/models", "/api/v1/providers", "/metrics");

    @Override
    public Usage usage() {
        return Usage.of(NAME, "Rehearse a start.", List.of());
    }

    @Override
    public int run(Words words, Terminal terminal) throws IOException {
        Path folder = Files.createTempDirectory("bourse-train");
        try (Market market =
                        Market.open(
                                ConfigReader.temporary(folder, Map.of()), Map.of(), Ahead.begin());
                HttpClient client = HttpClient.newHttpClient()) {
            rehearse(client, market);
        } finally {
            Folders.delete(folder);
        }
        return 0;
    }

    /**
     * All at once: simulated providers take their time, and nobody should wait for them in turn.
     */
    private static void rehearse(HttpClient client, Market market) {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            READS.forEach(path -> answers.add(send(client, request(market, path).GET())));
            answers.add(send(client, chat(market, false)));
            answers.add(send(client, chat(market, true)));
        }
        answers.forEach(CompletableFuture::join);
    }

    private static CompletableFuture<?> send(HttpClient client, HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.discarding());
    }

    private static HttpRequest.Builder chat(Market market, boolean stream) {
        return request(market, "/api/v1/chat/completions")
                .POST(BodyPublishers.ofString(question(market, stream)));
    }

    private static HttpRequest.Builder request(Market market, String path) {
        return HttpRequest.newBuilder(URI.create(market.address() + path))
                .header("Authorization", "Bearer " + market.keys().api().orElse(""))
                .header("Content-Type", "application/json");
    }

    private static String question(Market market, boolean stream) {
        return "{\"model\":\""
                + market.inventory().models().getFirst().id()
                + "\",\"max_tokens\":8,\"stream\":"
                + stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
    }
}
