package dev.bourse.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Asks a running exchange over that store for the pages of the market, again and again. */
final class MarketPages {
    private static final List<String> PAGES =
            List.of(
                    "rankings",
                    "rankings?window=day",
                    "rankings?window=month",
                    "rankings?window=hour",
                    "rankings?group=author",
                    "rankings?group=provider",
                    "rankings?group=app",
                    "rankings?context=10K",
                    "history",
                    "share",
                    "trending",
                    "apps",
                    "figures");

    private static final int PORT = 18_977;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String store;
    private final Path folder;
    private final int count;

    MarketPages(String store, Path folder, int count) {
        this.store = store;
        this.folder = folder;
        this.count = count;
    }

    void measure() throws IOException, InterruptedException {
        Process exchange =
                new ProcessBuilder(
                                "./bourse",
                                "up",
                                "--port=" + PORT,
                                "--data=" + folder.resolve("exchange"),
                                "--store=" + store,
                                "--simulate=always")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("exchange.log").toFile())
                        .start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            await(client);
            System.out.printf("%-26s %10s %8s %8s%n", "page", "first ms", "p50 ms", "p95 ms");
            for (String page : PAGES) {
                measure(client, page);
            }
        } finally {
            exchange.descendants().forEach(ProcessHandle::destroy);
            exchange.destroy();
        }
    }

    private void measure(HttpClient client, String page) throws IOException, InterruptedException {
        double first = ask(client, "/api/v1/market/" + page);
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = ask(client, "/api/v1/market/" + page);
        }
        Arrays.sort(times);
        System.out.printf(
                "%-26s %10.1f %8.2f %8.2f%n",
                page, first, times[count / 2], times[count * 95 / 100]);
    }

    private static double ask(HttpClient client, String path)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path))
                        .timeout(PATIENCE)
                        .build();
        long began = System.nanoTime();
        int status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
        if (status != 200) {
            throw new IOException(path + " was answered with " + status);
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private static void await(HttpClient client) throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            try {
                ask(client, "/health/live");
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
    }
}
