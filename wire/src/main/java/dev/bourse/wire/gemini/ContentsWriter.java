package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.CacheMark;
import dev.bourse.wire.chat.Message;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.Role;
import dev.bourse.wire.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes messages as {@code systemInstruction} and {@code contents}. Messages that follow each
 * other on the same side become one content, since the two sides take turns there.
 */
final class ContentsWriter {
    private static final String USER = "user";
    private static final String MODEL = "model";

    private final ModelGeneration generation;
    private final Set<String> leftOut;
    private final List<JsonValue> instructions = new ArrayList<>();
    private final List<Object> contents = new ArrayList<>();
    private final Map<String, String> tools = new HashMap<>();
    private List<JsonValue> parts = new ArrayList<>();
    private String side = "";
    private @Nullable String impossible;

    ContentsWriter(ModelGeneration generation, Set<String> leftOut) {
        this.generation = generation;
        this.leftOut = leftOut;
    }

    /** What can't be written without losing its meaning; null when all can. */
    @Nullable String impossible() {
        return impossible;
    }

    void add(Message message) {
        switch (message.role()) {
            case SYSTEM, DEVELOPER -> spoken(message, instructions);
            case USER, TOOL -> {
                turn(USER);
                spoken(message, parts);
            }
            case ASSISTANT -> {
                turn(MODEL);
                model(message);
            }
        }
    }

    /** Puts what was written into a request. Instructions without a question are the question. */
    void into(Map<String, Object> body) {
        turn("");
        if (contents.isEmpty()) {
            parts.addAll(instructions);
            instructions.clear();
            side = USER;
            turn("");
        }
        if (!instructions.isEmpty()) {
            body.put("systemInstruction", Map.of("parts", instructions));
        }
        body.put("contents", contents);
    }

    private void turn(String next) {
        if (!side.equals(next) && !parts.isEmpty()) {
            Map<String, Object> content = new LinkedHashMap<>();
            content.put("role", side);
            content.put("parts", parts);
            contents.add(content);
            parts = new ArrayList<>();
        }
        side = next;
    }

    private void spoken(Message message, List<JsonValue> into) {
        String prefix =
                message.name() == null || message.role() == Role.TOOL ? "" : message.name() + ": ";
        boolean first = true;
        for (Part part : message.parts()) {
            boolean text = part instanceof Part.Text;
            part(part, text && first ? prefix : "").ifPresent(into::add);
            first &= !text;
        }
    }

    private void model(Message message) {
        ModelTurn turn = new ModelTurn(generation, leftOut);
        for (Part part : message.parts()) {
            switch (part) {
                case Part.ToolCall call -> {
                    tools.put(call.id(), call.name());
                    turn.call(call);
                }
                case Part.Thought(var detail) -> turn.thought(detail);
                default -> part(part, "").ifPresent(turn::add);
            }
        }
        parts.addAll(turn.parts());
    }

    /** A part as JSON; empty when there is nothing in it. */
    private Optional<JsonValue> part(Part part, String prefix) {
        return switch (part) {
            case Part.Text(String text, CacheMark cache) -> {
                noteCache(cache);
                yield text(prefix + text);
            }
            case Part.Refusal(String text) -> text(text);
            case Part.Media media -> medium(media);
            case Part.ToolResult result -> Optional.of(result(result));
            case Part.ToolCall _, Part.Thought _ -> Optional.empty();
        };
    }

    private static Optional<JsonValue> text(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(JsonValue.of(Map.of("text", text)));
    }

    private Optional<JsonValue> medium(Part.Media media) {
        noteCache(media.cache());
        if (media.detail() != null && !media.detail().equals("auto")) {
            leftOut.add("image_url.detail");
        }
        Optional<JsonValue> written = Media.part(media);
        if (written.isEmpty()) {
            impossible = "file_id";
        }
        return written;
    }

    private JsonValue result(Part.ToolResult result) {
        noteCache(result.cache());
        result.content().forEach(this::noteText);
        String name = result.name() == null ? tools.get(result.callId()) : result.name();
        Map<String, Object> response = new LinkedHashMap<>();
        if (!result.callId().isEmpty()) {
            response.put("id", result.callId());
        }
        response.put("name", name == null ? result.callId() : name);
        response.put("response", ToolResponse.of(result));
        List<JsonValue> media = media(result);
        if (generation == ModelGeneration.LEVELS && !media.isEmpty()) {
            response.put("parts", media);
        }
        JsonValue part = JsonValue.of(Map.of("functionResponse", response));
        if (generation != ModelGeneration.LEVELS && !media.isEmpty()) {
            parts.add(part);
            parts.addAll(media.subList(0, media.size() - 1));
            return media.getLast();
        }
        return part;
    }

    private List<JsonValue> media(Part.ToolResult result) {
        return result.content().stream()
                .filter(Part.Media.class::isInstance)
                .flatMap(part -> medium((Part.Media) part).stream())
                .toList();
    }

    private void noteText(Part part) {
        if (part instanceof Part.Text(_, CacheMark cache)) {
            noteCache(cache);
        }
    }

    private void noteCache(@Nullable CacheMark cache) {
        if (cache != null) {
            leftOut.add("cache_control");
        }
    }
}
