package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.Message;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.Role;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code systemInstruction} and {@code contents}. */
final class ContentsReader {
    private static final Set<String> FAILED = Set.of("error");
    private static final Set<String> SAID =
            Set.of("text", "inlineData", "fileData", "thought", "thoughtSignature");

    private final List<Message> messages = new ArrayList<>();
    private final PendingCalls calls = new PendingCalls();
    private final List<String> foreign;
    private String path = "systemInstruction";

    /**
     * @param foreign takes the names of what no other dialect knows
     */
    ContentsReader(List<String> foreign) {
        this.foreign = foreign;
    }

    /**
     * @throws JsonException when a part makes no sense, naming its content, or nothing is said
     */
    List<Message> messages(ProtoObject body) {
        ProtoObject instructions = body.object("systemInstruction");
        if (!instructions.isEmpty()) {
            add(Role.SYSTEM, parts(instructions));
        }
        List<JsonValue> contents = body.items("contents");
        for (int i = 0; i < contents.size(); i++) {
            path = "contents[" + i + "]";
            content(ProtoObject.of(contents.get(i)));
        }
        if (messages.isEmpty()) {
            throw new JsonException("'contents' says nothing");
        }
        return messages;
    }

    private void content(ProtoObject content) {
        if (content.text("role").orElse("").equals("model")) {
            add(Role.ASSISTANT, new ModelParts().read(content.items("parts")));
        } else {
            user(content.items("parts"));
        }
    }

    /** Results of calls stand in a message of their own each. */
    private void user(List<JsonValue> items) {
        List<Part> said = new ArrayList<>();
        for (JsonValue item : items) {
            ProtoObject part = ProtoObject.of(item);
            ProtoObject response = part.object("functionResponse");
            if (response.isEmpty()) {
                said.add(part(part));
            } else {
                add(Role.USER, said);
                said = new ArrayList<>();
                add(Role.TOOL, List.of(result(response)));
            }
        }
        add(Role.USER, said);
    }

    private void add(Role role, List<Part> parts) {
        if (!parts.isEmpty()) {
            messages.add(new Message(role, parts, null));
        }
    }

    private List<Part> parts(ProtoObject content) {
        return content.items("parts").stream().map(item -> part(ProtoObject.of(item))).toList();
    }

    private Part part(ProtoObject part) {
        note(part);
        return part.text("text")
                .<Part>map(Part.Text::of)
                .or(() -> Media.read(part))
                .orElseThrow(() ->
                        new JsonException(
                                "'"
                                        + path
                                        + ".parts' has a part with "
                                        + part.json().members().keySet()));
    }

    /** How a medium is to be looked at, which nobody else can be told. */
    private void note(ProtoObject part) {
        part.json().members().keySet().stream()
                .filter(name -> !SAID.contains(ProtoNames.camel(name)))
                .map(name -> "parts." + name)
                .filter(name -> !foreign.contains(name))
                .forEach(foreign::add);
    }

    private Part result(ProtoObject response) {
        String name = response.text("name").orElse("");
        JsonObject value = response.object("response").json();
        List<Part> content = new ArrayList<>();
        content.add(Part.Text.of(text(value)));
        for (JsonValue item : response.items("parts")) {
            Media.read(ProtoObject.of(item)).ifPresent(content::add);
        }
        return new Part.ToolResult(
                calls.answered(response.text("id").orElse(""), name),
                name,
                content,
                value.members().keySet().equals(FAILED),
                null);
    }

    /** The result itself when the object only wraps a text, else the object. */
    private static String text(JsonObject response) {
        Map<String, JsonValue> members = response.members();
        if (members.size() == 1) {
            String name = members.keySet().iterator().next();
            boolean wraps = name.equals("output") || name.equals("result") || name.equals("error");
            if (wraps && members.get(name) instanceof JsonString(String text)) {
                return text;
            }
        }
        return Json.text(response);
    }

    /** What the model said in one content. */
    private final class ModelParts {
        private final List<Part> read = new ArrayList<>();
        private boolean packed;

        List<Part> read(List<JsonValue> items) {
            items.forEach(item -> part(ProtoObject.of(item)));
            if (packed) { // thoughts that came along for people are copies
                read.removeIf(part -> part instanceof Part.Thought(var detail) && isPlain(detail));
            }
            return read;
        }

        private void part(ProtoObject part) {
            Optional<String> signature = part.text("thoughtSignature");
            signature.filter(PackedThoughts::isPacked).ifPresent(this::unpack);
            String own = signature.filter(it -> !PackedThoughts.isPacked(it)).orElse(null);
            ProtoObject call = part.object("functionCall");
            if (!call.isEmpty()) {
                String id = calls.made(call.text("id").orElse(""), call.text("name").orElse(""));
                sign(own, id);
                read.add(call(call, id));
            } else if (part.flag("thought").orElse(false)) {
                thought(part.text("text").orElse(""), own);
            } else {
                said(part);
                sign(own, null);
            }
        }

        private void unpack(String signature) {
            packed = true;
            PackedThoughts.read(signature).forEach(detail -> read.add(new Part.Thought(detail)));
        }

        private void said(ProtoObject part) {
            String text = part.text("text").orElse(null);
            if (text == null || !text.isEmpty()) {
                read.add(ContentsReader.this.part(part));
            }
        }

        private void thought(String text, @Nullable String signature) {
            if (!text.isEmpty() || signature != null) {
                read.add(
                        new Part.Thought(
                                new ReasoningDetail(
                                        ReasoningDetail.Kind.TEXT,
                                        text,
                                        signature,
                                        null,
                                        ReasoningDetail.GEMINI)));
            }
        }

        private void sign(@Nullable String signature, @Nullable String call) {
            if (signature != null) {
                read.add(new Part.Thought(Signatures.of(signature, call)));
            }
        }

        private Part call(ProtoObject call, String id) {
            return new Part.ToolCall(
                    id,
                    call.text("name")
                            .orElseThrow(() ->
                                    new JsonException(
                                            "'" + path + ".parts.functionCall.name' is missing")),
                    Json.text(call.object("args").json()));
        }

        private static boolean isPlain(ReasoningDetail detail) {
            return !detail.isSigned() && detail.format().equals(ReasoningDetail.GEMINI);
        }
    }
}
