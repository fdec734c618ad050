package dev.bourse.house.matrix;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Anthropic's Messages. */
final class AnthropicSpeech implements Speech {
    @Override
    public Dialect dialect() {
        return Dialect.ANTHROPIC;
    }

    @Override
    public String path(String model, boolean stream) {
        return "/api/v1/messages";
    }

    @Override
    public String ask(Question question, String model, boolean stream) {
        List<Object> messages = new ArrayList<>();
        question.turns().forEach(turn -> messages.add(turn(turn)));
        JsonObject thinking = Members.of("type", "enabled", "budget_tokens", 1024);
        JsonObject format = Members.of("type", "json_schema", "schema", Question.SCHEMA);
        return Members.text(
                Members.of(
                        "model",
                        model,
                        "max_tokens",
                        question.cap(),
                        "system",
                        question.system(),
                        "messages",
                        messages,
                        "stream",
                        stream,
                        "tools",
                        tools(question),
                        "thinking",
                        question.thinks() ? thinking : null,
                        "output_config",
                        question.structured() ? Members.of("format", format) : null,
                        "stop_sequences",
                        question.stop() == null ? null : List.of(question.stop())));
    }

    private static Object turn(Question.Turn turn) {
        return switch (turn) {
            case Question.Turn.User(String text) -> Members.of("role", "user", "content", text);
            case Question.Turn.Shows(String text) ->
                    Members.of(
                            "role",
                            "user",
                            "content",
                            List.of(
                                    Members.of("type", "text", "text", text),
                                    source("image", "image/png", Question.IMAGE),
                                    source("document", "application/pdf", Question.PDF)));
            case Question.Turn.Model(String text) ->
                    Members.of("role", "assistant", "content", text);
            case Question.Turn.Calls(List<Said.Call> calls) ->
                    Members.of("role", "assistant", "content", uses(calls));
            case Question.Turn.Results(_, List<String> results) ->
                    Members.of("role", "user", "content", results(results));
            case Question.Turn.Echo(Said said) ->
                    Members.of("role", "assistant", "content", said.raw());
        };
    }

    private static JsonObject source(String type, String mediaType, String base64) {
        JsonObject source = Members.of("type", "base64", "media_type", mediaType, "data", base64);
        return Members.of("type", type, "source", source);
    }

    private static List<JsonObject> uses(List<Said.Call> calls) {
        List<JsonObject> uses = new ArrayList<>();
        for (Said.Call call : calls) {
            uses.add(
                    Members.of(
                            "type",
                            "tool_use",
                            "id",
                            "toolu_" + uses.size(),
                            "name",
                            call.name(),
                            "input",
                            Members.parsed(call.arguments())));
        }
        return uses;
    }

    private static List<JsonObject> results(List<String> results) {
        List<JsonObject> written = new ArrayList<>();
        for (String result : results) {
            written.add(
                    Members.of(
                            "type",
                            "tool_result",
                            "tool_use_id",
                            "toolu_" + written.size(),
                            "content",
                            result));
        }
        return written;
    }

    private static @Nullable List<JsonObject> tools(Question question) {
        return question.tools().isEmpty()
                ? null
                : question.tools().stream()
                        .map(name -> Members.of("name", name, "input_schema", Question.CITY))
                        .toList();
    }

    @Override
    public Said whole(String body) {
        JsonObject answer = Members.parsed(body);
        StringBuilder text = new StringBuilder();
        StringBuilder thought = new StringBuilder();
        List<Said.Call> calls = new ArrayList<>();
        for (JsonValue one : answer.items("content")) {
            JsonObject block = one.asObject().orElseThrow();
            text.append(Members.text(block, "text"));
            thought.append(Members.text(block, "thinking"));
            if (Members.text(block, "type").equals("tool_use")) {
                String input = Members.text(block.get("input").orElseThrow());
                calls.add(new Said.Call(Members.text(block, "name"), input));
            }
        }
        return new Said(
                text.toString(),
                calls,
                thought.toString(),
                finish(Members.text(answer, "stop_reason")),
                usage(answer.object("usage")),
                answer.get("content").orElseThrow());
    }

    @Override
    public Said stream(List<Frame> frames) {
        StringBuilder text = new StringBuilder();
        StringBuilder thought = new StringBuilder();
        Map<Long, String> names = new TreeMap<>();
        Map<Long, String> inputs = new TreeMap<>();
        String finish = "";
        JsonObject first = JsonObject.EMPTY;
        JsonObject last = JsonObject.EMPTY;
        for (Frame frame : frames) {
            JsonObject data = Members.parsed(frame.data());
            JsonObject delta = data.object("delta");
            long index = Members.number(data, "index");
            switch (frame.name()) {
                case "message_start" -> first = data.object("message").object("usage");
                case "content_block_start" -> {
                    JsonObject block = data.object("content_block");
                    if (Members.text(block, "type").equals("tool_use")) {
                        names.put(index, Members.text(block, "name"));
                    }
                }
                case "content_block_delta" -> {
                    text.append(Members.text(delta, "text"));
                    thought.append(Members.text(delta, "thinking"));
                    inputs.merge(index, Members.text(delta, "partial_json"), String::concat);
                }
                case "message_delta" -> {
                    finish = finish(Members.text(delta, "stop_reason"));
                    last = data.object("usage");
                }
                default -> {}
            }
        }
        List<Said.Call> calls =
                names.entrySet().stream()
                        .map(one ->
                                new Said.Call(
                                        one.getValue(), inputs.getOrDefault(one.getKey(), "")))
                        .toList();
        return new Said(
                text.toString(),
                calls,
                thought.toString(),
                finish,
                usage(merged(first, last)),
                JsonValue.JsonNull.NULL);
    }

    private static JsonObject merged(JsonObject first, JsonObject last) {
        Map<String, JsonValue> both = new TreeMap<>(first.members());
        last.members()
                .forEach((name, value) -> {
                    if (value.asNumber().isPresent()) {
                        both.put(name, value);
                    }
                });
        return new JsonObject(both);
    }

    private static String finish(String reason) {
        return switch (reason) {
            case "end_turn", "stop_sequence" -> "stop";
            case "max_tokens" -> "length";
            case "tool_use" -> "tool_calls";
            case "refusal" -> "content_filter";
            default -> reason;
        };
    }

    private static Said.Counts usage(JsonObject usage) {
        long cached = Members.number(usage, "cache_read_input_tokens");
        return new Said.Counts(
                Members.number(usage, "input_tokens")
                        + cached
                        + Members.number(usage, "cache_creation_input_tokens"),
                cached,
                Members.number(usage, "output_tokens"));
    }

    private static String stopReason(String finish) {
        return switch (finish) {
            case "length" -> "max_tokens";
            case "tool_calls" -> "tool_use";
            case "content_filter" -> "refusal";
            default -> "end_turn";
        };
    }

    private static JsonObject counted(Said.Counts usage) {
        return Members.of(
                "input_tokens",
                usage.prompt() - usage.cached(),
                "cache_creation_input_tokens",
                0,
                "cache_read_input_tokens",
                usage.cached(),
                "output_tokens",
                usage.output());
    }

    @Override
    public String answer(Said said) {
        List<Object> content = new ArrayList<>();
        if (!said.thought().isEmpty()) {
            content.add(
                    Members.of(
                            "type",
                            "thinking",
                            "thinking",
                            said.thought(),
                            "signature",
                            Said.SIGNATURE));
        }
        if (!said.text().isEmpty()) {
            content.add(Members.of("type", "text", "text", said.text()));
        }
        content.addAll(uses(said.calls()));
        return Members.text(
                Members.of(
                        "id",
                        "msg_1",
                        "type",
                        "message",
                        "role",
                        "assistant",
                        "model",
                        "m",
                        "content",
                        content,
                        "stop_reason",
                        stopReason(said.finish()),
                        "stop_sequence",
                        JsonValue.JsonNull.NULL,
                        "usage",
                        counted(said.usage())));
    }

    @Override
    public List<Frame> frames(Said said) {
        List<Frame> frames = new ArrayList<>();
        JsonObject usage =
                counted(new Said.Counts(said.usage().prompt(), said.usage().cached(), 1));
        frames.add(
                frame(
                        "message_start",
                        "message",
                        Members.of(
                                "id",
                                "msg_1",
                                "type",
                                "message",
                                "role",
                                "assistant",
                                "model",
                                "m",
                                "content",
                                List.of(),
                                "stop_reason",
                                JsonValue.JsonNull.NULL,
                                "stop_sequence",
                                JsonValue.JsonNull.NULL,
                                "usage",
                                usage)));
        int index = 0;
        if (!said.thought().isEmpty()) {
            block(index++, "thinking", "thinking_delta", "thinking", said.thought(), frames);
        }
        if (!said.text().isEmpty()) {
            block(index++, "text", "text_delta", "text", said.text(), frames);
        }
        for (Said.Call call : said.calls()) {
            call(index, "toolu_" + index++, call, frames);
        }
        frames.add(
                frame(
                        "message_delta",
                        "delta",
                        Members.of("stop_reason", stopReason(said.finish())),
                        "usage",
                        Members.of("output_tokens", said.usage().output())));
        frames.add(frame("message_stop"));
        return frames;
    }

    private static void block(
            int index,
            String type,
            String deltaType,
            String member,
            String text,
            List<Frame> frames) {
        frames.add(
                frame(
                        "content_block_start",
                        "index",
                        index,
                        "content_block",
                        Members.of("type", type, member, "")));
        for (String piece : Pieces.of(text)) {
            frames.add(
                    frame(
                            "content_block_delta",
                            "index",
                            index,
                            "delta",
                            Members.of("type", deltaType, member, piece)));
        }
        if (type.equals("thinking")) {
            frames.add(
                    frame(
                            "content_block_delta",
                            "index",
                            index,
                            "delta",
                            Members.of("type", "signature_delta", "signature", Said.SIGNATURE)));
        }
        frames.add(frame("content_block_stop", "index", index));
    }

    private static void call(int index, String id, Said.Call call, List<Frame> frames) {
        JsonObject begun =
                Members.of(
                        "type",
                        "tool_use",
                        "id",
                        id,
                        "name",
                        call.name(),
                        "input",
                        JsonObject.EMPTY);
        frames.add(frame("content_block_start", "index", index, "content_block", begun));
        for (String piece : Pieces.of(call.arguments())) {
            JsonObject delta = Members.of("type", "input_json_delta", "partial_json", piece);
            frames.add(frame("content_block_delta", "index", index, "delta", delta));
        }
        frames.add(frame("content_block_stop", "index", index));
    }

    private static Frame frame(String type, @Nullable Object... members) {
        @Nullable Object[] all = new @Nullable Object[members.length + 2];
        all[0] = "type";
        all[1] = type;
        System.arraycopy(members, 0, all, 2, members.length);
        return new Frame(type, Members.text(Members.of(all)));
    }

    @Override
    public boolean isTerminated(List<Frame> frames) {
        return !frames.isEmpty() && frames.getLast().name().equals("message_stop");
    }

    @Override
    public String errorType(String json) {
        return Members.text(Members.parsed(json).object("error"), "error_type");
    }
}
