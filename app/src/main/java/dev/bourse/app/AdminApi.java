package dev.bourse.app;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The API of a running exchange, as the command line uses it. */
final class AdminApi {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FIRST_ERROR = 400;

    private final String base;
    private final String key;

    /**
     * @param base root of the exchange's URLs
     * @param key a management key; empty for what is public
     */
    AdminApi(String base, String key) {
        this.base = base;
        this.key = key;
    }

    /**
     * Sends a request and returns the answer's JSON.
     *
     * @param body null sends none
     * @throws Complaint when the exchange cannot be reached or refuses
     */
    JsonObject call(String method, String path, @Nullable JsonValue body) {
        return read(send(request(method, path, body)));
    }

    /**
     * Sends bytes of some type and returns the answer's JSON.
     *
     * @throws Complaint when the exchange cannot be reached or refuses
     */
    JsonObject post(String path, String type, byte[] body) {
        return read(
                send(
                        to(path).header("Content-Type", type)
                                .POST(BodyPublishers.ofByteArray(body))
                                .build()));
    }

    /**
     * Fetches a file.
     *
     * @throws Complaint when the exchange cannot be reached or refuses
     */
    byte[] file(String path) {
        HttpResponse<byte[]> response = send(to(path).GET().build());
        if (response.statusCode() >= FIRST_ERROR) {
            read(response);
        }
        return response.body();
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException unreachable) {
            throw new Complaint(
                    "no exchange answers at " + base + ": start one with './bourse up'",
                    unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Complaint("interrupted", stopped);
        }
    }

    private HttpRequest request(String method, String path, @Nullable JsonValue body) {
        HttpRequest.BodyPublisher sent =
                body == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofByteArray(Json.bytes(body));
        return to(path).header("Content-Type", "application/json").method(method, sent).build();
    }

    private HttpRequest.Builder to(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + "/api/v1" + path)).timeout(PATIENCE);
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    private static JsonObject read(HttpResponse<byte[]> response) {
        JsonObject answer = json(response.body());
        if (response.statusCode() >= FIRST_ERROR) {
            String message = answer.object("error").text("message").orElse("no reason was given");
            throw new Complaint("refused with " + response.statusCode() + ": " + message);
        }
        return answer;
    }

    private static JsonObject json(byte[] body) {
        try {
            return Json.parse(body).asObject().orElse(JsonObject.EMPTY);
        } catch (JsonException _) {
            return JsonObject.EMPTY;
        }
    }
}
