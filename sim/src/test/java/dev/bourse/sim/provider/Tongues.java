package dev.bourse.sim.provider;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.sse.SseReader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks a provider in any dialect and reads what it says. */
final class Tongues {
    private Tongues() {}

    /**
     * What an answer says, whatever the dialect.
     *
     * @param calls names and arguments
     * @param prompt tokens
     * @param completion tokens
     */
    record Outcome(String text, List<String> calls, String finish, long prompt, long completion) {}

    /** Everything that comes back, headers and all. */
    static String raw(Stage stage, String path, String json) throws IOException {
        try (RawClient client = new RawClient(stage.port())) {
            client.post(path, json);
            return client.rest();
        }
    }

    static JsonObject body(String answer) {
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        return Json.parse(body.getBytes(StandardCharsets.ISO_8859_1)).asObject().orElseThrow();
    }

    static Outcome whole(Stage stage, Tongue tongue, String json) throws IOException {
        return tongue.read(body(raw(stage, tongue.path(false), json)));
    }

    /** A stream put together. */
    static Outcome streamed(Stage stage, Tongue tongue, String json) throws IOException {
        String asked =
                tongue == Tongue.GENERATE
                        ? json
                        : "{\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                                + json.substring(1);
        return joined(tongue, events(raw(stage, tongue.path(true), asked)));
    }

    /** The JSON of each event of a chunked answer. */
    static List<JsonObject> events(String answer) {
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        List<JsonObject> events = new ArrayList<>();
        SseReader reader =
                new SseReader(
                        1 << 20,
                        (_, source, from, to) -> {
                            String data =
                                    new String(source, from, to - from, StandardCharsets.UTF_8);
                            if (data.startsWith("{")) {
                                events.add(Json.parse(data).asObject().orElseThrow());
                            }
                        });
        reader.accept(unchunked(body).getBytes(StandardCharsets.ISO_8859_1));
        reader.end();
        return events;
    }

    private static String unchunked(String body) {
        StringBuilder whole = new StringBuilder();
        int at = 0;
        while (at < body.length()) {
            int line = body.indexOf("\r\n", at);
            int size = line < 0 ? 0 : Integer.parseInt(body.substring(at, line), 16);
            int from = line + 2;
            whole.append(body, from, Math.min(body.length(), from + size));
            at = size == 0 ? body.length() : from + size + 2;
        }
        return whole.toString();
    }

    private static Outcome joined(Tongue tongue, List<JsonObject> events) {
        return switch (tongue) {
            case RESPONSES -> tongue.read(events.getLast().object("response"));
            case CHAT -> chat(events);
            case MESSAGES -> messages(events);
            case GENERATE -> generated(events);
        };
    }

    private static Outcome chat(List<JsonObject> events) {
        StringBuilder said = new StringBuilder();
        Map<Long, String> calls = new TreeMap<>();
        String finish = "";
        for (JsonObject event : events) {
            JsonObject choice = Tongue.first(event.items("choices"));
            JsonObject delta = choice.object("delta");
            said.append(Tongue.text(delta, "content"));
            finish += Tongue.text(choice, "finish_reason");
            for (JsonObject call : Tongue.objects(delta.items("tool_calls"))) {
                JsonObject function = call.object("function");
                String piece = Tongue.text(function, "name") + Tongue.text(function, "arguments");
                calls.merge(Tongue.number(call, "index"), piece, String::concat);
            }
        }
        JsonObject usage = events.getLast().object("usage");
        return new Outcome(
                said.toString(),
                List.copyOf(calls.values()),
                finish,
                Tongue.number(usage, "prompt_tokens"),
                Tongue.number(usage, "completion_tokens"));
    }

    private static Outcome messages(List<JsonObject> events) {
        Map<Long, String> calls = new TreeMap<>();
        StringBuilder said = new StringBuilder();
        JsonObject last = JsonObject.EMPTY;
        for (JsonObject event : events) {
            JsonObject begun = event.object("content_block");
            JsonObject delta = event.object("delta");
            long index = Tongue.number(event, "index");
            said.append(Tongue.text(delta, "text"));
            if (Tongue.text(begun, "type").equals("tool_use")) {
                calls.put(index, Tongue.text(begun, "name"));
            }
            String more = Tongue.text(delta, "partial_json");
            calls.computeIfPresent(index, (_, call) -> call + more);
            last = Tongue.text(event, "type").equals("message_delta") ? event : last;
        }
        Outcome end =
                Tongue.MESSAGES.read(
                        Json.parse(
                                        "{\"stop_reason\":\"%s\",\"usage\":%s}"
                                                .formatted(
                                                        Tongue.text(
                                                                last.object("delta"),
                                                                "stop_reason"),
                                                        Json.text(last.object("usage"))))
                                .asObject()
                                .orElseThrow());
        return new Outcome(
                said.toString(),
                List.copyOf(calls.values()),
                end.finish(),
                end.prompt(),
                end.completion());
    }

    private static Outcome generated(List<JsonObject> events) {
        StringBuilder said = new StringBuilder();
        List<String> calls = new ArrayList<>();
        for (JsonObject event : events) {
            Outcome piece = Tongue.GENERATE.read(event);
            said.append(piece.text());
            calls.addAll(piece.calls());
        }
        Outcome last = Tongue.GENERATE.read(events.getLast());
        String finish =
                last.finish().equals("stop") && !calls.isEmpty() ? "tool_calls" : last.finish();
        return new Outcome(said.toString(), calls, finish, last.prompt(), last.completion());
    }
}
