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
 * {@code bourse train}: starts an exchange twice on free ports, serves itself some requests and
 * ends: once as on an empty machine, with simulated providers, once on what that left behind, with
 * a provider that is not there. The launcher runs it once to record the cache from which later
 * starts are fast.
 */
final class TrainCommand implements Command {
    static final String NAME = "train";

    private static final int ROUNDS = 20;
    private static final String KEY = "sk-bo-train-0123456789abcdef0123456789abcdef";
    private static final Map<String, String> WITH_PROVIDER =
            Map.of(
                    "BOURSE_API_KEY", KEY,
                    "OPENAI_API_KEY", "none",
                    "OPENAI_BASE_URL", "http://127.0.0.1:1/v1");
    private static final List<String> READS =
            List.of("/", "/health/ready", "/api/v1/models", "/api/v1/providers", "/metrics");

    @Override
    public Usage usage() {
        return Usage.of(NAME, "Rehearse a start.", List.of());
    }

    @Override
    public int run(Words words, Terminal terminal) throws IOException {
        Path folder = Files.createTempDirectory("bourse-train");
        try {
            rehearse(folder, Map.of("BOURSE_API_KEY", KEY), terminal);
            rehearse(folder, WITH_PROVIDER, terminal);
        } finally {
            Folders.delete(folder);
        }
        return 0;
    }

    private static void rehearse(Path folder, Map<String, String> environment, Terminal terminal) {
        Words words =
                Words.of(
                        new UpCommand().usage(),
                        List.of("--port", "0", "--data", folder.toString()));
        try (Market market = UpCommand.start(words, environment, terminal);
                HttpClient client = HttpClient.newHttpClient()) {
            ask(client, market);
        }
    }

    /**
     * All at once: simulated providers take their time, and nobody should wait for them in turn.
     */
    private static void ask(HttpClient client, Market market) {
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
                .header("Authorization", "Bearer " + KEY)
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
