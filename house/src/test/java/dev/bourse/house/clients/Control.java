package dev.bourse.house.clients;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Plain calls to the control plane, for what an SDK has no method for. */
final class Control {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int FIRST_FAILURE = 300;

    private Control() {}

    static JsonObject get(String url, String key) throws IOException, InterruptedException {
        return send(request(url, key).GET().build());
    }

    static int status(String url, String key) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = request(url, key).GET().build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    static JsonObject post(String url, String key, Map<String, ?> body)
            throws IOException, InterruptedException {
        byte[] bytes = Json.bytes(JsonValue.of(body));
        return send(request(url, key).POST(BodyPublishers.ofByteArray(bytes)).build());
    }

    private static HttpRequest.Builder request(String url, String key) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
    }

    private static JsonObject send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            JsonObject json = Json.parse(answer.body()).asObject().orElseThrow();
            assertTrue(answer.statusCode() < FIRST_FAILURE, () -> request + ": " + json);
            return json;
        }
    }
}
