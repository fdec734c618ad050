package dev.bourse.app;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Asks a provider for the list of its models. */
final class ModelListing {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int OK = 200;

    private ModelListing() {}

    /** The answer to {@code GET /models}; empty when there is none that can be read. */
    static Optional<JsonObject> of(String baseUrl, String key) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<byte[]> answer =
                    client.send(request(baseUrl, key), BodyHandlers.ofByteArray());
            return answer.statusCode() == OK
                    ? Optional.of(Json.parse(answer.body())).flatMap(JsonValue::asObject)
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException | JsonException unusable) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static HttpRequest request(String baseUrl, String key) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl + "/models")).timeout(PATIENCE);
        return (key.isBlank() ? request : request.header("Authorization", "Bearer " + key)).build();
    }
}
