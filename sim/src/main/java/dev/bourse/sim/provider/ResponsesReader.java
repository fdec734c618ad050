package dev.bourse.sim.provider;

import dev.bourse.sim.provider.Tools.Function;
import dev.bourse.sim.provider.Turn.Speaker;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a request for OpenAI's Responses, without state. */
final class ResponsesReader {
    private static final String UNVERIFIED = "The encrypted content could not be verified.";

    private final JsonObject body;
    private final List<Turn> turns = new ArrayList<>();
    private boolean forged;

    ResponsesReader(JsonObject body) {
        this.body = body;
    }

    Reading read() {
        body.text("instructions").ifPresent(text -> turns.add(Turn.of(Speaker.SYSTEM, text)));
        body.text("input").ifPresent(text -> turns.add(Turn.of(Speaker.USER, text)));
        ChatReader.objects(body.items("input")).forEach(this::item);
        OptionalInt most = ChatReader.number(body.number("max_output_tokens"));
        if (body.get("input").isEmpty() || turns.isEmpty()) {
            return ChatReader.bad("missing_required_parameter", "Missing parameter: 'input'.");
        }
        if (body.text("previous_response_id").isPresent()) {
            return ChatReader.bad("previous_response_not_found", "There is no such response.");
        }
        if (most.orElse(1) <= 0) {
            return ChatReader.bad("invalid_value", "A completion has at least one token.");
        }
        return forged ? ChatReader.bad("invalid_encrypted_content", UNVERIFIED) : prompt(most);
    }

    private Prompt prompt(OptionalInt most) {
        String effort = body.object("reasoning").text("effort").orElse("none");
        return new Prompt(
                body.text("model").orElse(""),
                body.flag("stream").orElse(false),
                true,
                turns,
                most,
                List.of(),
                schema(),
                tools(),
                !effort.equals("none"),
                body.text("prompt_cache_key").orElse(null),
                ChatReader.tier(body));
    }

    private void item(JsonObject item) {
        switch (item.text("type").orElse("message")) {
            case "message" -> message(item);
            case "function_call" ->
                    turns.add(Turn.of(Speaker.ASSISTANT, item.text("arguments").orElse("")));
            case "function_call_output" -> content(Speaker.TOOL, item, "output");
            case "reasoning" ->
                    forged |=
                            !item.text("encrypted_content")
                                    .map(ResponsesFace::isSealed)
                                    .orElse(true);
            default -> {}
        }
    }

    private void message(JsonObject message) {
        content(ChatReader.speaker(message.text("role").orElse("user")), message, "content");
    }

    private void content(Speaker speaker, JsonObject item, String member) {
        item.text(member).ifPresent(text -> turns.add(Turn.of(speaker, text)));
        for (JsonObject part : ChatReader.objects(item.items(member))) {
            Optional<String> text = part.text("text");
            turns.add(new Turn(speaker, text.orElse(""), text.isPresent() ? 0 : 1, Turn.Mark.NONE));
        }
    }

    private Optional<JsonObject> schema() {
        JsonObject format = body.object("text").object("format");
        return switch (format.text("type").orElse("text")) {
            case "json_schema" -> Optional.of(format.object("schema"));
            case "json_object" -> Optional.of(JsonObject.EMPTY);
            default -> Optional.empty();
        };
    }

    private Tools tools() {
        List<Function> functions =
                ChatReader.objects(body.items("tools")).stream()
                        .map(tool ->
                                new Function(
                                        tool.text("name").orElse(""), tool.object("parameters")))
                        .toList();
        return new Tools(
                functions,
                ChatReader.choice(body.text("tool_choice").orElse("auto")),
                body.object("tool_choice").text("name").orElse(""),
                body.flag("parallel_tool_calls").orElse(true));
    }
}
