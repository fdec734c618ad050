package dev.bourse.house.matrix;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Chat completions. */
final class OpenAiSpeech implements Speech {
    private static final Frame DONE = Frame.of("[DONE]");

    @Override
    public Dialect dialect() {
        return Dialect.OPENAI;
    }

    @Override
    public String path(String model, boolean stream) {
        return "/v1/chat/completions";
    }

    @Override
    public String ask(Question question, String model, boolean stream) {
        List<Object> messages = new ArrayList<>();
        if (question.system() != null) {
            messages.add(Members.of("role", "system", "content", question.system()));
        }
        question.turns().forEach(turn -> turn(turn, messages));
        return Members.text(
                Members.of(
                        "model",
                        model,
                        "messages",
                        messages,
                        "max_tokens",
                        question.cap(),
                        "stream",
                        stream,
                        "tools",
                        tools(question),
                        "response_format",
                        question.structured() ? format() : null,
                        "reasoning",
                        question.thinks() ? Members.of("max_tokens", 1024) : null,
                        "stop",
                        question.stop() == null ? null : List.of(question.stop())));
    }

    private static void turn(Question.Turn turn, List<Object> messages) {
        switch (turn) {
            case Question.Turn.User(String text) ->
                    messages.add(Members.of("role", "user", "content", text));
            case Question.Turn.Shows(String text) ->
                    messages.add(Members.of("role", "user", "content", shown(text)));
            case Question.Turn.Model(String text) ->
                    messages.add(Members.of("role", "assistant", "content", text));
            case Question.Turn.Calls(List<Said.Call> calls) ->
                    messages.add(Members.of("role", "assistant", "tool_calls", calls(calls)));
            case Question.Turn.Results(_, List<String> results) -> {
                for (int i = 0; i < results.size(); i++) {
                    messages.add(
                            Members.of(
                                    "role",
                                    "tool",
                                    "tool_call_id",
                                    "call_" + i,
                                    "content",
                                    results.get(i)));
                }
            }
            case Question.Turn.Echo(Said said) -> messages.add(said.raw());
        }
    }

    private static List<Object> shown(String text) {
        String file = "data:application/pdf;base64," + Question.PDF;
        return List.of(
                Members.of("type", "text", "text", text),
                Members.of(
                        "type",
                        "image_url",
                        "image_url",
                        Members.of("url", "data:image/png;base64," + Question.IMAGE)),
                Members.of(
                        "type",
                        "file",
                        "file",
                        Members.of("filename", "a.pdf", "file_data", file)));
    }

    private static @Nullable List<JsonObject> tools(Question question) {
        return question.tools().isEmpty()
                ? null
                : question.tools().stream()
                        .map(name -> Members.of("name", name, "parameters", Question.CITY))
                        .map(tool -> Members.of("type", "function", "function", tool))
                        .toList();
    }

    private static JsonObject format() {
        JsonObject schema = Members.of("name", "r", "strict", true, "schema", Question.SCHEMA);
        return Members.of("type", "json_schema", "json_schema", schema);
    }

    private static List<JsonObject> calls(List<Said.Call> calls) {
        List<JsonObject> written = new ArrayList<>();
        for (Said.Call call : calls) {
            JsonObject function = Members.of("name", call.name(), "arguments", call.arguments());
            written.add(
                    Members.of(
                            "index",
                            written.size(),
                            "id",
                            "call_" + written.size(),
                            "type",
                            "function",
                            "function",
                            function));
        }
        return written;
    }

    @Override
    public Said whole(String body) {
        JsonObject answer = Members.parsed(body);
        JsonObject choice = first(answer);
        JsonObject message = choice.object("message");
        List<Said.Call> calls =
                message.items("tool_calls").stream()
                        .map(call -> call.asObject().orElseThrow().object("function"))
                        .map(call ->
                                new Said.Call(
                                        Members.text(call, "name"),
                                        Members.text(call, "arguments")))
                        .toList();
        return new Said(
                Members.text(message, "content") + Members.text(message, "refusal"),
                calls,
                Members.text(message, "reasoning"),
                Members.text(choice, "finish_reason"),
                usage(answer),
                message);
    }

    @Override
    public Said stream(List<Frame> frames) {
        StringBuilder text = new StringBuilder();
        StringBuilder thought = new StringBuilder();
        Map<Long, String> names = new TreeMap<>();
        Map<Long, String> arguments = new TreeMap<>();
        String finish = "";
        Said.Counts usage = new Said.Counts(-1, -1, -1);
        for (Frame frame : frames) {
            if (frame.equals(DONE)) {
                continue;
            }
            JsonObject chunk = Members.parsed(frame.data());
            usage =
                    chunk.get("usage").flatMap(JsonValue::asObject).isPresent()
                            ? usage(chunk)
                            : usage;
            JsonObject delta = first(chunk).object("delta");
            text.append(Members.text(delta, "content")).append(Members.text(delta, "refusal"));
            thought.append(Members.text(delta, "reasoning"));
            finish = first(chunk).text("finish_reason").orElse(finish);
            for (JsonValue one : delta.items("tool_calls")) {
                JsonObject call = one.asObject().orElseThrow();
                long index = Members.number(call, "index");
                JsonObject function = call.object("function");
                names.merge(index, Members.text(function, "name"), String::concat);
                arguments.merge(index, Members.text(function, "arguments"), String::concat);
            }
        }
        List<Said.Call> calls =
                names.entrySet().stream()
                        .map(one ->
                                new Said.Call(
                                        one.getValue(), arguments.getOrDefault(one.getKey(), "")))
                        .toList();
        return new Said(
                text.toString(), calls, thought.toString(), finish, usage, JsonValue.JsonNull.NULL);
    }

    private static JsonObject first(JsonObject answer) {
        return answer.items("choices").stream()
                .findFirst()
                .flatMap(JsonValue::asObject)
                .orElse(JsonObject.EMPTY);
    }

    private static Said.Counts usage(JsonObject answer) {
        JsonObject usage = answer.object("usage");
        return new Said.Counts(
                Members.number(usage, "prompt_tokens"),
                Members.number(usage.object("prompt_tokens_details"), "cached_tokens"),
                Members.number(usage, "completion_tokens"));
    }

    @Override
    public String answer(Said said) {
        JsonObject message =
                Members.of(
                        "role", "assistant",
                        "content", said.text().isEmpty() ? null : said.text(),
                        "reasoning", said.thought().isEmpty() ? null : said.thought(),
                        "reasoning_details", details(said),
                        "tool_calls", said.calls().isEmpty() ? null : calls(said.calls()));
        JsonObject choice =
                Members.of("index", 0, "message", message, "finish_reason", said.finish());
        return Members.text(
                Members.of(
                        "id",
                        "chatcmpl-1",
                        "object",
                        "chat.completion",
                        "created",
                        1_767_225_600,
                        "model",
                        "m",
                        "choices",
                        List.of(choice),
                        "usage",
                        counted(said.usage())));
    }

    private static @Nullable List<JsonObject> details(Said said) {
        return said.thought().isEmpty()
                ? null
                : List.of(
                        Members.of(
                                "type",
                                "reasoning.text",
                                "text",
                                said.thought(),
                                "signature",
                                Said.SIGNATURE,
                                "format",
                                "anthropic-claude-v1",
                                "index",
                                0));
    }

    private static JsonObject counted(Said.Counts usage) {
        return Members.of(
                "prompt_tokens", usage.prompt(),
                "completion_tokens", usage.output(),
                "total_tokens", usage.prompt() + usage.output(),
                "prompt_tokens_details", Members.of("cached_tokens", usage.cached()),
                "completion_tokens_details", Members.of("reasoning_tokens", Said.REASONING));
    }

    @Override
    public List<Frame> frames(Said said) {
        List<Frame> frames = new ArrayList<>();
        frames.add(chunk(Members.of("role", "assistant", "content", ""), null));
        if (!said.thought().isEmpty()) {
            frames.add(
                    chunk(
                            Members.of(
                                    "reasoning", said.thought(),
                                    "reasoning_details", details(said)),
                            null));
        }
        for (String piece : Pieces.of(said.text())) {
            frames.add(chunk(Members.of("content", piece), null));
        }
        for (int i = 0; i < said.calls().size(); i++) {
            call(said.calls().get(i), i, frames);
        }
        frames.add(chunk(Members.of("content", ""), said.finish()));
        frames.add(
                Frame.of(
                        Members.text(
                                Members.of(
                                        "id",
                                        "chatcmpl-1",
                                        "object",
                                        "chat.completion.chunk",
                                        "created",
                                        1_767_225_600,
                                        "model",
                                        "m",
                                        "choices",
                                        List.of(),
                                        "usage",
                                        counted(said.usage())))));
        frames.add(DONE);
        return frames;
    }

    private static void call(Said.Call call, int index, List<Frame> frames) {
        JsonObject name = Members.of("name", call.name(), "arguments", "");
        JsonObject begun =
                Members.of(
                        "index",
                        index,
                        "id",
                        "call_" + index,
                        "type",
                        "function",
                        "function",
                        name);
        frames.add(chunk(Members.of("tool_calls", List.of(begun)), null));
        for (String piece : Pieces.of(call.arguments())) {
            JsonObject more =
                    Members.of("index", index, "function", Members.of("arguments", piece));
            frames.add(chunk(Members.of("tool_calls", List.of(more)), null));
        }
    }

    private static Frame chunk(JsonObject delta, @Nullable String finish) {
        JsonObject choice =
                Members.of(
                        "index",
                        0,
                        "delta",
                        delta,
                        "finish_reason",
                        finish == null ? JsonValue.JsonNull.NULL : finish);
        return Frame.of(
                Members.text(
                        Members.of(
                                "id", "chatcmpl-1",
                                "object", "chat.completion.chunk",
                                "created", 1_767_225_600,
                                "model", "m",
                                "choices", List.of(choice))));
    }

    @Override
    public boolean isTerminated(List<Frame> frames) {
        return !frames.isEmpty() && frames.getLast().equals(DONE);
    }

    @Override
    public String errorType(String json) {
        return Members.text(Members.parsed(json).object("error").object("metadata"), "error_type");
    }
}
