package dev.bourse.house.matrix;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Gemini's generateContent. */
final class GeminiSpeech implements Speech {
    @Override
    public Dialect dialect() {
        return Dialect.GEMINI;
    }

    @Override
    public String path(String model, boolean stream) {
        String method = stream ? ":streamGenerateContent?alt=sse" : ":generateContent";
        return "/v1beta/models/" + model + method;
    }

    @Override
    public String ask(Question question, String model, boolean stream) {
        List<Object> contents = new ArrayList<>();
        question.turns().forEach(turn -> contents.add(turn(turn)));
        JsonObject config =
                Members.of(
                        "maxOutputTokens",
                        question.cap(),
                        "stopSequences",
                        question.stop() == null ? null : List.of(question.stop()),
                        "responseMimeType",
                        question.structured() ? "application/json" : null,
                        "responseJsonSchema",
                        question.structured() ? Question.SCHEMA : null,
                        "thinkingConfig",
                        question.thinks()
                                ? Members.of("thinkingBudget", 1024, "includeThoughts", true)
                                : null);
        return Members.text(
                Members.of(
                        "systemInstruction",
                        question.system() == null
                                ? null
                                : Members.of("parts", List.of(text(question.system()))),
                        "contents",
                        contents,
                        "tools",
                        tools(question),
                        "generationConfig",
                        config));
    }

    private static Object turn(Question.Turn turn) {
        return switch (turn) {
            case Question.Turn.User(String text) -> content("user", List.of(text(text)));
            case Question.Turn.Shows(String text) ->
                    content(
                            "user",
                            List.of(
                                    text(text),
                                    inline("image/png", Question.IMAGE),
                                    inline("application/pdf", Question.PDF)));
            case Question.Turn.Model(String text) -> content("model", List.of(text(text)));
            case Question.Turn.Calls(List<Said.Call> calls) -> content("model", calls(calls));
            case Question.Turn.Results(List<Said.Call> calls, List<String> results) ->
                    content("user", results(calls, results));
            case Question.Turn.Echo(Said said) -> said.raw();
        };
    }

    private static JsonObject content(String role, List<?> parts) {
        return Members.of("role", role, "parts", parts);
    }

    private static JsonObject text(@Nullable String text) {
        return Members.of("text", text);
    }

    private static JsonObject inline(String mimeType, String base64) {
        return Members.of("inlineData", Members.of("mimeType", mimeType, "data", base64));
    }

    private static List<JsonObject> calls(List<Said.Call> calls) {
        return calls.stream()
                .map(call ->
                        Members.of("name", call.name(), "args", Members.parsed(call.arguments())))
                .map(call -> Members.of("functionCall", call))
                .toList();
    }

    private static List<JsonObject> results(List<Said.Call> calls, List<String> results) {
        List<JsonObject> parts = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            JsonObject response = Members.of("result", results.get(i));
            parts.add(
                    Members.of(
                            "functionResponse",
                            Members.of("name", calls.get(i).name(), "response", response)));
        }
        return parts;
    }

    private static @Nullable List<JsonObject> tools(Question question) {
        List<JsonObject> declared =
                question.tools().stream()
                        .map(name ->
                                Members.of("name", name, "parametersJsonSchema", Question.CITY))
                        .toList();
        return declared.isEmpty() ? null : List.of(Members.of("functionDeclarations", declared));
    }

    @Override
    public Said whole(String body) {
        return heard(List.of(Members.parsed(body)));
    }

    @Override
    public Said stream(List<Frame> frames) {
        return heard(frames.stream().map(frame -> Members.parsed(frame.data())).toList());
    }

    private static Said heard(List<JsonObject> answers) {
        StringBuilder text = new StringBuilder();
        StringBuilder thought = new StringBuilder();
        List<Said.Call> calls = new ArrayList<>();
        String finish = "";
        Said.Counts usage = new Said.Counts(-1, -1, -1);
        JsonValue raw = JsonValue.JsonNull.NULL;
        for (JsonObject answer : answers) {
            JsonObject candidate = first(answer);
            raw = candidate.get("content").orElse(raw);
            for (JsonValue one : candidate.object("content").items("parts")) {
                JsonObject part = one.asObject().orElseThrow();
                boolean thinks = part.flag("thought").orElse(false);
                (thinks ? thought : text).append(Members.text(part, "text"));
                part.get("functionCall")
                        .flatMap(JsonValue::asObject)
                        .ifPresent(call -> calls.add(call(call)));
            }
            finish = candidate.text("finishReason").orElse(finish);
            usage =
                    answer.get("usageMetadata").isPresent()
                            ? usage(answer.object("usageMetadata"))
                            : usage;
        }
        return new Said(
                text.toString(),
                calls,
                thought.toString(),
                finish(finish, calls.isEmpty()),
                usage,
                raw);
    }

    private static Said.Call call(JsonObject call) {
        String arguments = call.get("args").map(Members::text).orElse("{}");
        return new Said.Call(Members.text(call, "name"), arguments);
    }

    private static JsonObject first(JsonObject answer) {
        return answer.items("candidates").stream()
                .findFirst()
                .flatMap(JsonValue::asObject)
                .orElse(JsonObject.EMPTY);
    }

    private static String finish(String reason, boolean silent) {
        return switch (reason) {
            case "STOP" -> silent ? "stop" : "tool_calls";
            case "MAX_TOKENS" -> "length";
            case "SAFETY", "PROHIBITED_CONTENT", "RECITATION", "BLOCKLIST" -> "content_filter";
            default -> reason;
        };
    }

    private static Said.Counts usage(JsonObject usage) {
        return new Said.Counts(
                Members.number(usage, "promptTokenCount"),
                Members.number(usage, "cachedContentTokenCount"),
                Members.number(usage, "candidatesTokenCount")
                        + Members.number(usage, "thoughtsTokenCount"));
    }

    private static String finishReason(String finish) {
        return switch (finish) {
            case "length" -> "MAX_TOKENS";
            case "content_filter" -> "SAFETY";
            default -> "STOP";
        };
    }

    private static JsonObject counted(Said.Counts usage) {
        return Members.of(
                "promptTokenCount",
                usage.prompt(),
                "cachedContentTokenCount",
                usage.cached(),
                "candidatesTokenCount",
                usage.output() - Said.REASONING,
                "thoughtsTokenCount",
                Said.REASONING,
                "totalTokenCount",
                usage.prompt() + usage.output());
    }

    @Override
    public String answer(Said said) {
        List<JsonObject> parts = new ArrayList<>();
        if (!said.thought().isEmpty()) {
            parts.add(Members.of("text", said.thought(), "thought", true));
        }
        if (!said.text().isEmpty()) {
            parts.add(
                    Members.of(
                            "text",
                            said.text(),
                            "thoughtSignature",
                            said.thought().isEmpty() ? null : Said.SIGNATURE));
        }
        parts.addAll(calls(said.calls()));
        return Members.text(piece(parts, said, true));
    }

    @Override
    public List<Frame> frames(Said said) {
        List<Frame> frames = new ArrayList<>();
        for (String piece : Pieces.of(said.thought())) {
            frames.add(frame(List.of(Members.of("text", piece, "thought", true)), said, false));
        }
        for (String piece : Pieces.of(said.text())) {
            frames.add(frame(List.of(text(piece)), said, false));
        }
        calls(said.calls()).forEach(call -> frames.add(frame(List.of(call), said, false)));
        JsonObject last =
                Members.of(
                        "text",
                        "",
                        "thoughtSignature",
                        said.thought().isEmpty() ? null : Said.SIGNATURE);
        frames.add(frame(List.of(last), said, true));
        return frames;
    }

    private static Frame frame(List<JsonObject> parts, Said said, boolean last) {
        return Frame.of(Members.text(piece(parts, said, last)));
    }

    private static JsonObject piece(List<JsonObject> parts, Said said, boolean last) {
        JsonObject candidate =
                Members.of(
                        "content",
                        content("model", parts),
                        "finishReason",
                        last ? finishReason(said.finish()) : null,
                        "index",
                        0);
        return Members.of(
                "candidates",
                List.of(candidate),
                "usageMetadata",
                last ? counted(said.usage()) : null,
                "modelVersion",
                "m",
                "responseId",
                "r1");
    }

    /** Gemini's streams have no terminator; the last piece says why it ended. */
    @Override
    public boolean isTerminated(List<Frame> frames) {
        return !frames.isEmpty()
                && first(Members.parsed(frames.getLast().data())).text("finishReason").isPresent();
    }

    @Override
    public String errorType(String json) {
        return Members.parsed(json).object("error").items("details").stream()
                .map(detail -> detail.asObject().orElseThrow().object("metadata"))
                .flatMap(metadata -> metadata.text("error_type").stream())
                .findFirst()
                .orElse("");
    }
}
