package dev.bourse.house.pages;

import dev.bourse.app.Market;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The simulated newcomer, listed by its document. */
final class Guest {
    private Guest() {}

    /** Lists it and waits until its tests are over. */
    static void list(Market market) {
        String body =
                "{\"url\": \"%s\", \"provider\": \"newcomer\", \"name\": \"Newcomer\"}"
                        .formatted(market.newcomer().orElseThrow());
        while (ask(market, "GET", "").contains("\"error\"")) {
            rest();
        }
        String seen = ask(market, "POST", body);
        while (seen.contains("\"testing\":true") || seen.contains("\"imported\"")) {
            rest();
            seen = ask(market, "GET", "");
        }
    }

    private static void rest() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }

    private static String ask(Market market, String method, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(market.address() + "/api/v1/listings"))
                        .header("Authorization", "Bearer " + market.managementKey().orElse(""))
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
