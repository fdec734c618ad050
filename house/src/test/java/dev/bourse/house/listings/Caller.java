package dev.bourse.house.listings;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Who calls an exchange's API with some key. */
record Caller(HttpClient client, String base, String key) {
    /** An answer of any status. */
    record Answer(int status, JsonObject json) {
        JsonObject data() {
            return json.object("data");
        }

        String message() {
            return json.object("error").text("message").orElse("");
        }

        /** What is wrong with a document, in lines. */
        List<String> problems() {
            return json.object("error").object("metadata").items("problems").stream()
                    .flatMap(one -> one.asObject().stream())
                    .map(one ->
                            one.text("model").orElse("")
                                    + one.text("field").map(field -> ", " + field).orElse("")
                                    + ": "
                                    + one.text("message").orElse(""))
                    .toList();
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    Answer post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send("POST", path, Json.text(JsonValue.of(body)));
    }

    Answer send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        return new Answer(
                answer.statusCode(), Json.parse(answer.body()).asObject().orElse(JsonObject.EMPTY));
    }

    /** Asks until the answer is good: tests and projections run beside. */
    JsonObject until(String path, Predicate<JsonObject> good)
            throws IOException, InterruptedException {
        Answer answer = get(path);
        while (answer.status() != 200 || !good.test(answer.data())) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            answer = get(path);
        }
        return answer.data();
    }

    Answer chat(String model) throws IOException, InterruptedException {
        Map<String, Object> message = Map.of("role", "user", "content", "What is it worth?");
        return post(
                "/chat/completions",
                Map.of("model", model, "max_tokens", 20, "messages", List.of(message)));
    }

    static void assertStatus(int status, Answer answer) {
        assertEquals(status, answer.status(), () -> answer.json().toString());
    }
}
