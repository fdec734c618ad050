package dev.bourse.house.matrix;

import dev.bourse.app.Market;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Where clients stand before an exchange, whatever they speak. */
final class Counter implements AutoCloseable {
    private final Market market;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Counter(Market market) {
        this.market = market;
    }

    HttpResponse<String> ask(Speech caller, Question question, String model, boolean stream)
            throws Exception {
        return post(caller.path(model, stream), caller.ask(question, model, stream));
    }

    HttpResponse<String> post(String path, String body) throws Exception {
        return send(authorized(path).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(authorized(path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Begins to read an answer. */
    HttpResponse<InputStream> begin(String path, String body) throws Exception {
        return client.send(
                authorized(path).POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofInputStream());
    }

    /** A request with the key as OpenAI's clients send it. */
    HttpRequest.Builder authorized(String path) {
        return to(path).header("authorization", "Bearer " + key());
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(market.address() + path))
                .header("content-type", "application/json");
    }

    String key() {
        return market.apiKey().orElseThrow();
    }

    /** Another key of the same account. */
    String newKey() throws Exception {
        String management = market.managementKey().orElseThrow();
        HttpResponse<String> made =
                send(
                        to("/api/v1/keys")
                                .header("authorization", "Bearer " + management)
                                .POST(BodyPublishers.ofString("{\"name\":\"another\"}")));
        return Members.parsed(made.body()).text("key").orElseThrow();
    }

    Market market() {
        return market;
    }

    /** The record of an answer. */
    JsonObject generation(HttpResponse<?> answer) throws Exception {
        String id = answer.headers().firstValue("x-generation-id").orElseThrow();
        return Members.parsed(get("/api/v1/generation?id=" + id).body()).object("data");
    }

    /** How many attempts at upstreams are under way. */
    int open() throws Exception {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("bourse_upstream_open "))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .sum();
    }

    /** The events of a stream; a bare object is how Gemini breaks one off. */
    static List<Speech.Frame> frames(String stream) {
        List<Speech.Frame> frames = new ArrayList<>();
        for (String event : stream.split("\n\n", -1)) {
            String name = "";
            StringBuilder data = new StringBuilder();
            for (String line : event.split("\n", -1)) {
                name = line.startsWith("event: ") ? line.substring(7) : name;
                data.append(line.startsWith("data: ") ? line.substring(6) : "");
                data.append(line.startsWith("{") ? line : "");
            }
            if (!data.isEmpty()) {
                frames.add(new Speech.Frame(name, data.toString()));
            }
        }
        return frames;
    }

    @Override
    public void close() {
        market.close();
        client.close();
    }
}
