package dev.bourse.house.matrix;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** OpenAI's Responses. */
final class ResponsesSpeech implements Speech {
    @Override
    public Dialect dialect() {
        return Dialect.RESPONSES;
    }

    @Override
    public String path(String model, boolean stream) {
        return "/v1/responses";
    }

    /** The dialect has no stop sequences. */
    @Override
    public String ask(Question question, String model, boolean stream) {
        List<Object> input = new ArrayList<>();
        question.turns().forEach(turn -> turn(turn, input));
        JsonObject format =
                Members.of(
                        "type",
                        "json_schema",
                        "name",
                        "r",
                        "strict",
                        true,
                        "schema",
                        Question.SCHEMA);
        JsonObject reasoning = Members.of("effort", "medium", "summary", "auto");
        return Members.text(
                Members.of(
                        "model",
                        model,
                        "instructions",
                        question.system(),
                        "input",
                        input,
                        "max_output_tokens",
                        question.cap(),
                        "stream",
                        stream,
                        "store",
                        false,
                        "tools",
                        tools(question),
                        "text",
                        question.structured() ? Members.of("format", format) : null,
                        "reasoning",
                        question.thinks() ? reasoning : null,
                        "include",
                        question.thinks() ? List.of("reasoning.encrypted_content") : null));
    }

    private static void turn(Question.Turn turn, List<Object> input) {
        switch (turn) {
            case Question.Turn.User(String text) ->
                    input.add(Members.of("role", "user", "content", text));
            case Question.Turn.Shows(String text) ->
                    input.add(Members.of("role", "user", "content", shown(text)));
            case Question.Turn.Model(String text) ->
                    input.add(Members.of("role", "assistant", "content", text));
            case Question.Turn.Calls(List<Said.Call> calls) -> input.addAll(calls(calls));
            case Question.Turn.Results(_, List<String> results) -> {
                for (int i = 0; i < results.size(); i++) {
                    input.add(
                            Members.of(
                                    "type",
                                    "function_call_output",
                                    "call_id",
                                    "call_" + i,
                                    "output",
                                    results.get(i)));
                }
            }
            case Question.Turn.Echo(Said said) -> input.addAll(said.raw().asItems());
        }
    }

    private static List<JsonObject> shown(String text) {
        return List.of(
                Members.of("type", "input_text", "text", text),
                Members.of(
                        "type",
                        "input_image",
                        "image_url",
                        "data:image/png;base64," + Question.IMAGE),
                Members.of(
                        "type", "input_file",
                        "filename", "a.pdf",
                        "file_data", "data:application/pdf;base64," + Question.PDF));
    }

    private static @Nullable List<JsonObject> tools(Question question) {
        return question.tools().isEmpty()
                ? null
                : question.tools().stream()
                        .map(name ->
                                Members.of(
                                        "type",
                                        "function",
                                        "name",
                                        name,
                                        "parameters",
                                        Question.CITY))
                        .toList();
    }

    private static List<JsonObject> calls(List<Said.Call> calls) {
        List<JsonObject> items = new ArrayList<>();
        for (Said.Call call : calls) {
            items.add(call(call, items.size(), call.arguments(), "completed"));
        }
        return items;
    }

    private static JsonObject call(Said.Call call, int index, String arguments, String status) {
        return Members.of(
                "type",
                "function_call",
                "id",
                "fc_" + index,
                "call_id",
                "call_" + index,
                "name",
                call.name(),
                "arguments",
                arguments,
                "status",
                status);
    }

    @Override
    public Said whole(String body) {
        return heard(Members.parsed(body));
    }

    /** What the events said must be what the last one sums up. */
    @Override
    public Said stream(List<Frame> frames) {
        StringBuilder text = new StringBuilder();
        StringBuilder thought = new StringBuilder();
        Said last = Said.of("", "");
        for (Frame frame : frames) {
            JsonObject data = Members.parsed(frame.data());
            switch (frame.name()) {
                case "response.output_text.delta", "response.refusal.delta" ->
                        text.append(Members.text(data, "delta"));
                case "response.reasoning_summary_text.delta", "response.reasoning_text.delta" ->
                        thought.append(Members.text(data, "delta"));
                case "response.completed", "response.incomplete" ->
                        last = heard(data.object("response"));
                default -> {}
            }
        }
        return new Said(
                text.toString(),
                last.calls(),
                thought.toString(),
                last.finish(),
                last.usage(),
                last.raw());
    }

    private static Said heard(JsonObject response) {
        StringBuilder text = new StringBuilder();
        StringBuilder thought = new StringBuilder();
        List<Said.Call> calls = new ArrayList<>();
        for (JsonValue one : response.items("output")) {
            JsonObject item = one.asObject().orElseThrow();
            if (Members.text(item, "type").equals("function_call")) {
                calls.add(
                        new Said.Call(Members.text(item, "name"), Members.text(item, "arguments")));
            }
            texts(
                    item.items("content"),
                    Members.text(item, "type").equals("reasoning") ? thought : text);
            texts(item.items("summary"), thought);
        }
        return new Said(
                text.toString(),
                calls,
                thought.toString(),
                finish(response, calls.isEmpty()),
                usage(response.object("usage")),
                response.get("output").orElse(JsonValue.JsonNull.NULL));
    }

    private static void texts(List<JsonValue> parts, StringBuilder into) {
        for (JsonValue one : parts) {
            JsonObject part = one.asObject().orElseThrow();
            into.append(Members.text(part, "text")).append(Members.text(part, "refusal"));
        }
    }

    private static String finish(JsonObject response, boolean silent) {
        String status = Members.text(response, "status");
        if (status.equals("completed")) {
            return silent ? "stop" : "tool_calls";
        }
        String reason = Members.text(response.object("incomplete_details"), "reason");
        return reason.equals("max_output_tokens") ? "length" : reason;
    }

    private static Said.Counts usage(JsonObject usage) {
        return new Said.Counts(
                Members.number(usage, "input_tokens"),
                Members.number(usage.object("input_tokens_details"), "cached_tokens"),
                Members.number(usage, "output_tokens"));
    }

    private static JsonObject counted(Said.Counts usage) {
        return Members.of(
                "input_tokens", usage.prompt(),
                "input_tokens_details", Members.of("cached_tokens", usage.cached()),
                "output_tokens", usage.output(),
                "output_tokens_details", Members.of("reasoning_tokens", Said.REASONING),
                "total_tokens", usage.prompt() + usage.output());
    }

    @Override
    public String answer(Said said) {
        return Members.text(response(said, output(said), true));
    }

    private static List<JsonObject> output(Said said) {
        List<JsonObject> output = new ArrayList<>();
        if (!said.thought().isEmpty()) {
            output.add(reasoning(said.thought()));
        }
        if (!said.text().isEmpty()) {
            output.add(message(List.of(part(said.text())), "completed"));
        }
        output.addAll(calls(said.calls()));
        return output;
    }

    private static JsonObject reasoning(String thought) {
        return Members.of(
                "type",
                "reasoning",
                "id",
                "rs_1",
                "summary",
                List.of(Members.of("type", "summary_text", "text", thought)),
                "encrypted_content",
                Said.SIGNATURE);
    }

    private static JsonObject message(List<JsonObject> content, String status) {
        return Members.of(
                "type", "message",
                "id", "msg_1",
                "status", status,
                "role", "assistant",
                "content", content);
    }

    private static JsonObject part(String text) {
        return Members.of("type", "output_text", "text", text, "annotations", List.of());
    }

    private static JsonObject response(Said said, List<JsonObject> output, boolean over) {
        boolean complete = List.of("stop", "tool_calls").contains(said.finish());
        String reason = said.finish().equals("length") ? "max_output_tokens" : said.finish();
        return Members.of(
                "id",
                "resp_1",
                "object",
                "response",
                "created_at",
                1_767_225_600,
                "status",
                over ? (complete ? "completed" : "incomplete") : "in_progress",
                "incomplete_details",
                over && !complete ? Members.of("reason", reason) : JsonValue.JsonNull.NULL,
                "error",
                JsonValue.JsonNull.NULL,
                "model",
                "m",
                "output",
                output,
                "usage",
                over ? counted(said.usage()) : JsonValue.JsonNull.NULL);
    }

    @Override
    public List<Frame> frames(Said said) {
        Events events = new Events();
        events.add("response.created", "response", response(said, List.of(), false));
        events.add("response.in_progress", "response", response(said, List.of(), false));
        if (!said.thought().isEmpty()) {
            events.reasoning(said.thought());
        }
        if (!said.text().isEmpty()) {
            events.message(said.text());
        }
        for (int i = 0; i < said.calls().size(); i++) {
            events.call(said.calls().get(i), i);
        }
        boolean complete = List.of("stop", "tool_calls").contains(said.finish());
        events.add(
                complete ? "response.completed" : "response.incomplete",
                "response",
                response(said, output(said), true));
        return events.frames;
    }

    /** The events of one stream, numbered. */
    private static final class Events {
        private final List<Frame> frames = new ArrayList<>();
        private int item;

        private void add(String type, @Nullable Object... members) {
            @Nullable Object[] all = new @Nullable Object[members.length + 4];
            all[0] = "type";
            all[1] = type;
            all[2] = "sequence_number";
            all[3] = frames.size();
            System.arraycopy(members, 0, all, 4, members.length);
            frames.add(new Frame(type, Members.text(Members.of(all))));
        }

        private void begun(JsonObject begun) {
            add("response.output_item.added", "output_index", item, "item", begun);
        }

        private void done(JsonObject done) {
            add("response.output_item.done", "output_index", item++, "item", done);
        }

        private void reasoning(String thought) {
            begun(Members.of("type", "reasoning", "id", "rs_1", "summary", List.of()));
            part("response.reasoning_summary_part.added", "rs_1", "summary_index", summary(""));
            for (String piece : Pieces.of(thought)) {
                add(
                        "response.reasoning_summary_text.delta",
                        "item_id",
                        "rs_1",
                        "output_index",
                        item,
                        "summary_index",
                        0,
                        "delta",
                        piece);
            }
            add(
                    "response.reasoning_summary_text.done",
                    "item_id",
                    "rs_1",
                    "output_index",
                    item,
                    "summary_index",
                    0,
                    "text",
                    thought);
            part("response.reasoning_summary_part.done", "rs_1", "summary_index", summary(thought));
            done(ResponsesSpeech.reasoning(thought));
        }

        private static JsonObject summary(String text) {
            return Members.of("type", "summary_text", "text", text);
        }

        private void part(String type, String id, String index, JsonObject part) {
            add(type, "item_id", id, "output_index", item, index, 0, "part", part);
        }

        private void message(String text) {
            begun(ResponsesSpeech.message(List.of(), "in_progress"));
            part("response.content_part.added", "msg_1", "content_index", ResponsesSpeech.part(""));
            for (String piece : Pieces.of(text)) {
                add(
                        "response.output_text.delta",
                        "item_id",
                        "msg_1",
                        "output_index",
                        item,
                        "content_index",
                        0,
                        "delta",
                        piece);
            }
            add(
                    "response.output_text.done",
                    "item_id",
                    "msg_1",
                    "output_index",
                    item,
                    "content_index",
                    0,
                    "text",
                    text);
            JsonObject part = ResponsesSpeech.part(text);
            part("response.content_part.done", "msg_1", "content_index", part);
            done(ResponsesSpeech.message(List.of(part), "completed"));
        }

        private void call(Said.Call call, int index) {
            String id = "fc_" + index;
            begun(ResponsesSpeech.call(call, index, "", "in_progress"));
            for (String piece : Pieces.of(call.arguments())) {
                add(
                        "response.function_call_arguments.delta",
                        "item_id",
                        id,
                        "output_index",
                        item,
                        "delta",
                        piece);
            }
            add(
                    "response.function_call_arguments.done",
                    "item_id",
                    id,
                    "output_index",
                    item,
                    "arguments",
                    call.arguments());
            done(ResponsesSpeech.call(call, index, call.arguments(), "completed"));
        }
    }

    @Override
    public boolean isTerminated(List<Frame> frames) {
        return !frames.isEmpty()
                && List.of("response.completed", "response.incomplete")
                        .contains(frames.getLast().name());
    }

    @Override
    public String errorType(String json) {
        JsonObject whole = Members.parsed(json);
        return whole.text("error_type")
                .or(() -> whole.object("response").text("error_type"))
                .orElse("");
    }
}
