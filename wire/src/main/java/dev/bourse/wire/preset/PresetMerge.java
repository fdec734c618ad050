package dev.bourse.wire.preset;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.gemini.ProtoNames;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts a preset into a request that names it: what the request says itself stands, tools are
 * joined, the rest comes from the preset. The prompt stays the bytes that it was.
 */
public final class PresetMerge {
    private static final String MODEL = "model";
    private static final String PRESET = "preset";

    private final Request request;
    private final Dialect dialect;
    private final byte[] body;
    private final Top top;
    private final Splice splice = new Splice();
    private final Rope added = new Rope();

    private PresetMerge(Request request, byte[] body) {
        this.request = request;
        this.body = body;
        dialect = request.dialect();
        top = new Top(body, dialect);
    }

    /**
     * A request without presets.
     *
     * @param body its body
     * @param addressed what its path says
     * @param leftOut names of what the preset says and the request's dialect has no place for
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Merged(byte[] body, Addressed addressed, List<String> leftOut) {
        public Merged {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * The request with the preset in it.
     *
     * @param request a request to chat that names the preset
     * @param body its bytes, which stay as they are
     * @throws JsonException when they don't go together, naming why
     */
    public static Merged of(
            Request request, byte[] body, Addressed addressed, PresetConfig config) {
        return new PresetMerge(request, body).merged(addressed, config);
    }

    private Merged merged(Addressed addressed, PresetConfig config) {
        String model = model(addressed, config);
        Spoken spoken = spoken(config, model);
        boolean inPath = addressed.model() != null;
        name(inPath ? null : model);
        spoken.members().members().forEach(this::member);
        if (config.systemPrompt() != null) {
            instruct(config.systemPrompt());
        }
        byte[] end = added.take();
        splice.insert(top.close(), end);
        Rope out = new Rope();
        splice.copy(body, 0, body.length, out);
        return new Merged(
                out.take(),
                inPath ? new Addressed(model, addressed.stream(), addressed.array()) : addressed,
                spoken.leftOut());
    }

    private Spoken spoken(PresetConfig config, @Nullable String model) {
        return request.completesText()
                ? Spoken.ofText(config)
                : Spoken.of(
                        config,
                        dialect,
                        model == null ? null : slug(model),
                        request.maxOutputTokens());
    }

    /** The request's model, else the preset's; null when only fallbacks are named. */
    private @Nullable String model(Addressed addressed, PresetConfig config) {
        PresetReference reference = PresetReference.of(request);
        Optional<String> own = Optional.ofNullable(reference.model()).or(() -> named(addressed));
        String model = own.or(() -> config.members().text(MODEL)).orElse(null);
        boolean fallbacks = top.has("models") || config.members().get("models").isPresent();
        if (model == null && !fallbacks) {
            throw new JsonException(
                    "'model' is missing: neither the request nor its preset names one");
        }
        return model;
    }

    /** What the request names as its model, when that is no preset. */
    private Optional<String> named(Addressed addressed) {
        return Optional.ofNullable(addressed.model())
                .or(() -> Optional.ofNullable(top.value(MODEL)).flatMap(JsonValue::asText))
                .filter(name -> !PresetReference.isIn(name));
    }

    private static String slug(String model) {
        return model.substring(model.indexOf('/') + 1);
    }

    /** Names the model in the body, and no preset any more. */
    private void name(@Nullable String model) {
        Stream.of(PRESET, MODEL)
                .filter(name -> top.isWritten(name) && (model == null || name.equals(PRESET)))
                .sorted(Comparator.comparingInt(top::nameStart))
                .forEach(name -> splice.cut(body, top.nameStart(name), top.valueEnd(name)));
        if (model != null) {
            put(MODEL, JsonValue.of(model));
        }
    }

    private void member(String name, JsonValue value) {
        if (name.equals("tools")) {
            tools(value);
        } else if (Groups.container(dialect).filter(name::equals).isPresent()) {
            contain(name, value.asObject().orElse(JsonObject.EMPTY));
        } else if (!isSaid(name)) {
            put(name, value);
        }
    }

    /** Whether the request speaks of that itself. */
    private boolean isSaid(String name) {
        return Groups.of(dialect, name).stream().anyMatch(this::isThere);
    }

    private boolean isThere(String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? top.has(name)
                : canonical(top.object(name.substring(0, dot)))
                        .get(name.substring(dot + 1))
                        .isPresent();
    }

    private void tools(JsonValue preset) {
        JsonValue own = top.value("tools");
        List<JsonValue> request =
                own instanceof JsonArray(List<JsonValue> items) ? items : List.of();
        put("tools", ToolUnion.of(dialect, preset.asItems(), request));
    }

    /** Settings are taken one by one where a dialect keeps them in an object. */
    private void contain(String name, JsonObject preset) {
        Map<String, JsonValue> members = new LinkedHashMap<>(canonical(top.object(name)).members());
        preset.members()
                .forEach((inner, value) -> {
                    if (!isSaid(name + "." + inner)) {
                        members.put(inner, value);
                    }
                });
        if (!members.isEmpty()) {
            put(name, new JsonObject(members));
        }
    }

    private JsonObject canonical(JsonObject object) {
        if (dialect != Dialect.GEMINI) {
            return object;
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        object.members().forEach((name, value) -> members.put(ProtoNames.camel(name), value));
        return new JsonObject(members);
    }

    /** Gives a request that brings no instructions those of the preset. */
    private void instruct(String prompt) {
        switch (dialect) {
            case OPENAI -> {
                if (!request.completesText()) {
                    lead(prompt);
                } else if (!top.has("instructions")) {
                    put("instructions", JsonValue.of(prompt));
                }
            }
            case RESPONSES -> {
                if (!top.has("instructions") && !isLed("input")) {
                    put("instructions", JsonValue.of(prompt));
                }
            }
            case ANTHROPIC -> {
                if (!top.has("system") && !isLed("messages")) {
                    put("system", JsonValue.of(prompt));
                }
            }
            case GEMINI -> {
                if (!top.has("systemInstruction")) {
                    put("systemInstruction", parts(prompt));
                }
            }
        }
    }

    private void lead(String prompt) {
        if (!isLed("messages")) {
            Map<String, Object> message = new LinkedHashMap<>();
            message.put("role", "system");
            message.put("content", prompt);
            byte[] json = Json.bytes(JsonValue.of(message));
            Rope first = new Rope();
            first.add(json);
            first.add(ascii(","));
            splice.insert(top.valueStart("messages") + 1, first.take());
        }
    }

    private boolean isLed(String prompt) {
        JsonValue first = top.firstItem(prompt);
        String role =
                first == null ? "" : first.asObject().flatMap(it -> it.text("role")).orElse("");
        return role.equals("system") || role.equals("developer");
    }

    private static JsonValue parts(String prompt) {
        return JsonValue.of(Map.of("parts", List.of(Map.of("text", prompt))));
    }

    /**
     * Writes a member in the place of the request's own, or adds it. A body names a prompt, so
     * there is always something that the comma follows.
     */
    private void put(String name, JsonValue value) {
        if (top.isWritten(name)) {
            splice.replace(top.valueStart(name), top.valueEnd(name), Json.bytes(value));
        } else {
            added.add(ascii(","));
            added.add(Json.quoted(name));
            added.add(ascii(":"));
            added.add(Json.bytes(value));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
