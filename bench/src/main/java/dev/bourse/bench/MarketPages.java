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
            measure(client);
        } finally {
            exchange.descendants().forEach(ProcessHandle::destroy);
            exchange.destroy();
        }
    }

    /** In turns, so that what a young process does slowly is spread over all pages. */
    private void measure(HttpClient client) throws IOException, InterruptedException {
        double[] first = new double[PAGES.size()];
        double[][] times = new double[PAGES.size()][count];
        for (int i = -1; i < count; i++) {
            for (int page = 0; page < PAGES.size(); page++) {
                double took = ask(client, "/api/v1/market/" + PAGES.get(page));
                if (i < 0) {
                    first[page] = took;
                } else {
                    times[page][i] = took;
                }
            }
        }
        print(first, times);
    }

    private void print(double[] first, double[][] times) {
        System.out.printf("%-26s %10s %8s %8s%n", "page", "first ms", "p50 ms", "p95 ms");
        for (int page = 0; page < PAGES.size(); page++) {
            double[] sorted = times[page];
            Arrays.sort(sorted);
            System.out.printf(
                    "%-26s %10.1f %8.2f %8.2f%n",
                    PAGES.get(page), first[page], sorted[count / 2], sorted[count * 95 / 100]);
        }
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
