package dev.bourse.sim.provider;

import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.sim.provider.Tools.Function;
import dev.bourse.sim.provider.Turn.Mark;
import dev.bourse.sim.provider.Turn.Speaker;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads a request for Anthropic Messages. A cap on the answer is demanded there, so that a large
 * one says nothing of how long an answer is wanted.
 */
final class MessagesReader {
    /** The least cap that is just a cap. */
    static final int ROOMY = 4096;

    private final JsonObject body;
    private final List<Turn> turns = new ArrayList<>();
    private boolean forged;

    MessagesReader(JsonObject body) {
        this.body = body;
    }

    Reading read() {
        body.text("system").ifPresent(text -> turns.add(Turn.of(Speaker.SYSTEM, text)));
        ChatReader.objects(body.items("system")).forEach(block -> block(Speaker.SYSTEM, block));
        ChatReader.objects(body.items("messages")).forEach(this::message);
        OptionalInt most = ChatReader.number(body.number("max_tokens"));
        if (body.items("messages").isEmpty()) {
            return bad("messages: at least one message is required");
        }
        if (most.isEmpty()) {
            return bad("max_tokens: Field required");
        }
        if (most.getAsInt() <= 0) {
            return bad("max_tokens: must be greater than or equal to 1");
        }
        return forged ? bad("Invalid `signature` in `thinking` block") : prompt(most);
    }

    private Prompt prompt(OptionalInt most) {
        return new Prompt(
                body.text("model").orElse(""),
                body.flag("stream").orElse(false),
                true,
                turns,
                most.getAsInt() < ROOMY ? most : OptionalInt.empty(),
                ChatReader.texts(body.items("stop_sequences")),
                schema(),
                tools(),
                thinks(),
                null,
                ServiceTier.DEFAULT);
    }

    private void message(JsonObject message) {
        Speaker speaker = ChatReader.speaker(message.text("role").orElse("user"));
        message.text("content").ifPresent(text -> turns.add(Turn.of(speaker, text)));
        ChatReader.objects(message.items("content")).forEach(block -> block(speaker, block));
    }

    private void block(Speaker speaker, JsonObject block) {
        Mark mark = Mark.of(block);
        switch (block.text("type").orElse("")) {
            case "text" -> add(speaker, block.text("text").orElse(""), 0, mark);
            case "image", "document" -> add(speaker, "", 1, mark);
            case "tool_use" -> add(speaker, Json.text(block.object("input")), 0, mark);
            case "tool_result" -> result(block, mark);
            case "thinking" ->
                    forged |=
                            !Signatures.isRight(
                                    MessagesFace.VENDOR,
                                    block.text("thinking").orElse(""),
                                    block.text("signature").orElse(""));
            default -> {}
        }
    }

    private void result(JsonObject block, Mark mark) {
        add(Speaker.TOOL, block.text("content").orElse(""), 0, mark);
        for (JsonObject part : ChatReader.objects(block.items("content"))) {
            boolean text = part.text("type").orElse("").equals("text");
            add(Speaker.TOOL, part.text("text").orElse(""), text ? 0 : 1, Mark.NONE);
        }
    }

    private void add(Speaker speaker, String text, int media, Mark mark) {
        turns.add(new Turn(speaker, text, media, mark));
    }

    private Optional<JsonObject> schema() {
        JsonObject newer = body.object("output_config").object("format");
        JsonObject format = newer.members().isEmpty() ? body.object("output_format") : newer;
        return format.get("schema").flatMap(schema -> schema.asObject());
    }

    private Tools tools() {
        List<Function> functions =
                ChatReader.objects(body.items("tools")).stream()
                        .map(tool ->
                                new Function(
                                        tool.text("name").orElse(""), tool.object("input_schema")))
                        .toList();
        JsonObject choice = body.object("tool_choice");
        return new Tools(
                functions,
                ChatReader.choice(choice.text("type").orElse("auto")),
                choice.text("name").orElse(""),
                !choice.flag("disable_parallel_tool_use").orElse(false));
    }

    private boolean thinks() {
        String type = body.object("thinking").text("type").orElse("disabled");
        return !type.equals("disabled");
    }

    private static Refusal bad(String message) {
        return ChatReader.bad("invalid_request_error", message);
    }
}
