package dev.bourse.sim.provider;

import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.sim.provider.Tools.Function;
import dev.bourse.sim.provider.Turn.Speaker;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a request for Gemini's {@code generateContent}. */
final class GenerateReader {
    private static final Set<String> WRAPPERS = Set.of("output", "result", "error");

    private final JsonObject body;
    private final JsonObject config;
    private final List<Turn> turns = new ArrayList<>();
    private boolean forged;

    GenerateReader(JsonObject body) {
        this.body = body;
        config = body.object("generationConfig");
    }

    Reading read(String model, boolean stream) {
        parts(Speaker.SYSTEM, body.object("systemInstruction"));
        List<JsonObject> contents = ChatReader.objects(body.items("contents"));
        contents.forEach(this::content);
        OptionalInt most = ChatReader.number(config.number("maxOutputTokens"));
        if (contents.isEmpty()) {
            return bad("contents is not specified");
        }
        if (most.orElse(1) <= 0) {
            return bad("max_output_tokens must be positive");
        }
        if (forged) {
            return bad("Thought signature is not valid.");
        }
        return new Prompt(
                model,
                stream,
                true,
                turns,
                most,
                ChatReader.texts(config.items("stopSequences")),
                schema(),
                tools(),
                thinks(),
                null,
                ServiceTier.DEFAULT);
    }

    private void content(JsonObject content) {
        boolean model = content.text("role").orElse("user").equals("model");
        parts(model ? Speaker.ASSISTANT : Speaker.USER, content);
    }

    private void parts(Speaker speaker, JsonObject content) {
        ChatReader.objects(content.items("parts")).forEach(part -> part(speaker, part));
    }

    private void part(Speaker speaker, JsonObject part) {
        JsonObject call = part.object("functionCall");
        String signed = call.text("name").orElse("");
        forged |=
                !part.text("thoughtSignature")
                        .map(it -> Signatures.isRight(GenerateFace.VENDOR, signed, it))
                        .orElse(true);
        if (part.get("functionResponse").isPresent()) {
            JsonObject response = part.object("functionResponse").object("response");
            turns.add(Turn.of(Speaker.TOOL, result(response)));
        } else if (part.get("functionCall").isPresent()) {
            turns.add(Turn.of(speaker, Json.text(call.object("args"))));
        } else if (!part.flag("thought").orElse(false)) {
            Optional<String> text = part.text("text");
            turns.add(new Turn(speaker, text.orElse(""), text.isPresent() ? 0 : 1, Turn.Mark.NONE));
        }
    }

    /** A result that is no object has to be wrapped in one. */
    private static String result(JsonObject response) {
        String name = response.members().keySet().stream().findFirst().orElse("");
        boolean wrapped = response.members().size() == 1 && WRAPPERS.contains(name);
        return wrapped
                ? response.text(name).orElseGet(() -> Json.text(response))
                : Json.text(response);
    }

    private Optional<JsonObject> schema() {
        if (!config.text("responseMimeType").orElse("").equals("application/json")) {
            return Optional.empty();
        }
        return Optional.of(
                config.get("responseJsonSchema")
                        .or(() -> config.get("responseSchema"))
                        .flatMap(JsonValue::asObject)
                        .orElse(JsonObject.EMPTY));
    }

    private Tools tools() {
        List<Function> functions =
                ChatReader.objects(body.items("tools")).stream()
                        .flatMap(tool ->
                                ChatReader.objects(tool.items("functionDeclarations")).stream())
                        .map(GenerateReader::function)
                        .toList();
        JsonObject choice = body.object("toolConfig").object("functionCallingConfig");
        List<String> allowed = ChatReader.texts(choice.items("allowedFunctionNames"));
        String mode = choice.text("mode").orElse("AUTO");
        boolean must = mode.equals("ANY");
        return new Tools(
                functions,
                ChatReader.choice(must ? "any" : mode.equals("NONE") ? "none" : "auto"),
                must && allowed.size() == 1 ? allowed.getFirst() : "",
                true);
    }

    private static Function function(JsonObject declared) {
        JsonObject json = declared.object("parametersJsonSchema");
        return new Function(
                declared.text("name").orElse(""),
                json.members().isEmpty() ? declared.object("parameters") : json);
    }

    private boolean thinks() {
        JsonObject thinking = config.object("thinkingConfig");
        int budget = thinking.number("thinkingBudget").map(BigDecimal::signum).orElse(0);
        return budget != 0 || thinking.text("thinkingLevel").isPresent();
    }

    private static Refusal bad(String message) {
        return ChatReader.bad("INVALID_ARGUMENT", message);
    }
}
