package dev.bourse.sim.provider;

import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.sim.provider.Tools.Choice;
import dev.bourse.sim.provider.Tools.Function;
import dev.bourse.sim.provider.Turn.Speaker;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a chat completion of the OpenAI dialect. */
final class ChatReader {
    private static final Set<String> MEDIA =
            Set.of("image_url", "file", "input_audio", "video_url");

    private ChatReader() {}

    static Reading read(JsonObject body) {
        List<Turn> turns = objects(body.items("messages")).stream().map(ChatReader::turn).toList();
        if (turns.isEmpty()) {
            return bad("missing_messages", "There must be at least one message.");
        }
        if (body.number("n").orElse(BigDecimal.ONE).compareTo(BigDecimal.ONE) != 0) {
            return bad("unsupported_value", "A simulated provider gives one choice: n is 1.");
        }
        OptionalInt most =
                number(body.number("max_completion_tokens").or(() -> body.number("max_tokens")));
        if (most.orElse(1) <= 0) {
            return bad("invalid_value", "A completion has at least one token.");
        }
        return new Prompt(
                body.text("model").orElse(""),
                body.flag("stream").orElse(false),
                body.object("stream_options").flag("include_usage").orElse(false),
                turns,
                most,
                body.text("stop").map(List::of).orElseGet(() -> texts(body.items("stop"))),
                schema(body.object("response_format")),
                tools(body),
                thinks(body),
                body.text("prompt_cache_key").orElse(null),
                tier(body));
    }

    static List<JsonObject> objects(List<JsonValue> items) {
        return items.stream().map(item -> item.asObject().orElse(JsonObject.EMPTY)).toList();
    }

    static List<String> texts(List<JsonValue> items) {
        return items.stream().flatMap(item -> item.asText().stream()).toList();
    }

    static OptionalInt number(Optional<BigDecimal> number) {
        return number.map(limit -> OptionalInt.of(limit.intValue())).orElse(OptionalInt.empty());
    }

    static Refusal bad(String code, String message) {
        return new Refusal(400, code, message);
    }

    private static Turn turn(JsonObject message) {
        StringBuilder text = new StringBuilder(message.text("content").orElse(""));
        List<JsonObject> parts = objects(message.items("content"));
        parts.forEach(part -> text.append(part.text("text").orElse("")));
        objects(message.items("tool_calls"))
                .forEach(call -> text.append(call.object("function").text("arguments").orElse("")));
        long media =
                parts.stream().filter(part -> MEDIA.contains(part.text("type").orElse(""))).count();
        Turn.Mark mark =
                parts.stream().map(Turn.Mark::of).reduce(Turn.Mark.of(message), Turn.Mark::or);
        Speaker speaker = speaker(message.text("role").orElse("user"));
        return new Turn(speaker, text.toString(), (int) media, mark);
    }

    static Speaker speaker(String role) {
        return switch (role) {
            case "system", "developer" -> Speaker.SYSTEM;
            case "assistant" -> Speaker.ASSISTANT;
            case "tool", "function" -> Speaker.TOOL;
            default -> Speaker.USER;
        };
    }

    private static Optional<JsonObject> schema(JsonObject format) {
        return switch (format.text("type").orElse("text")) {
            case "json_schema" -> Optional.of(format.object("json_schema").object("schema"));
            case "json_object" -> Optional.of(JsonObject.EMPTY);
            default -> Optional.empty();
        };
    }

    private static Tools tools(JsonObject body) {
        List<Function> functions =
                objects(body.items("tools")).stream()
                        .map(tool -> tool.object("function"))
                        .map(one ->
                                new Function(one.text("name").orElse(""), one.object("parameters")))
                        .toList();
        return new Tools(
                functions,
                choice(body.text("tool_choice").orElse("auto")),
                body.object("tool_choice").object("function").text("name").orElse(""),
                body.flag("parallel_tool_calls").orElse(true));
    }

    static Choice choice(String word) {
        return switch (word) {
            case "none" -> Choice.NONE;
            case "required", "any" -> Choice.REQUIRED;
            default -> Choice.AUTO;
        };
    }

    /** Every simulated provider has all tiers; other words mean the usual one. */
    static ServiceTier tier(JsonObject body) {
        return switch (body.text("service_tier").orElse("default")) {
            case "priority" -> ServiceTier.PRIORITY;
            case "flex" -> ServiceTier.FLEX;
            default -> ServiceTier.DEFAULT;
        };
    }

    private static boolean thinks(JsonObject body) {
        JsonObject reasoning = body.object("reasoning");
        String effort =
                reasoning.text("effort").or(() -> body.text("reasoning_effort")).orElse("none");
        boolean budget = reasoning.number("max_tokens").map(BigDecimal::signum).orElse(0) > 0;
        return !effort.equals("none") || budget || reasoning.flag("enabled").orElse(false);
    }
}
