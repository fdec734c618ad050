package dev.bourse.wire.responses;

import dev.bourse.wire.json.JsonText;
import dev.bourse.wire.json.JsonTextBuilder;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A message: texts and refusals. */
final class MessageItem extends OutputItem {
    private static final String INDEX = "content_index";

    private final List<Content> contents = new ArrayList<>();

    MessageItem(Events events, String id, int index) {
        super(events, id, index);
    }

    /** A part of the message. */
    private static final class Content {
        private final boolean refusal;
        private final Events.Line line;
        private final JsonTextBuilder text = new JsonTextBuilder();
        private final List<JsonValue> logprobs = new ArrayList<>();
        private final List<JsonValue> annotations = new ArrayList<>();
        private boolean open = true;

        Content(boolean refusal, Events.Line line) {
            this.refusal = refusal;
            this.line = line;
        }

        JsonObject json() {
            Map<String, JsonValue> part = new LinkedHashMap<>();
            part.put("type", JsonValue.of(refusal ? "refusal" : "output_text"));
            if (!refusal) {
                part.put("annotations", JsonValue.of(annotations));
                part.put("logprobs", JsonValue.of(logprobs));
            }
            part.put(refusal ? "refusal" : "text", JsonValue.of(text.toString()));
            return new JsonObject(part);
        }
    }

    /**
     * More text.
     *
     * @param logprobs as chat completions have them; null when there are none
     */
    void text(JsonText more, @Nullable JsonValue logprobs, Rope out) {
        Content content = content(false, out);
        content.text.append(more);
        if (logprobs == null) {
            events().write(content.line, more, out);
            return;
        }
        List<JsonValue> items = Logprobs.items(logprobs);
        content.logprobs.addAll(items);
        Map<String, JsonValue> members = place(INDEX, contents.size() - 1);
        members.put("delta", JsonValue.of(more));
        members.put("logprobs", JsonValue.of(items));
        events().write("response.output_text.delta", members, out);
    }

    void refuse(JsonText more, Rope out) {
        Content content = content(true, out);
        content.text.append(more);
        events().write(content.line, more, out);
    }

    /** A source that the text refers to, as this dialect has it. */
    void annotate(JsonObject annotation, Rope out) {
        Content content = content(false, out);
        Map<String, JsonValue> members = place(INDEX, contents.size() - 1);
        members.put("annotation_index", JsonValue.of(content.annotations.size()));
        members.put("annotation", annotation);
        content.annotations.add(annotation);
        events().write("response.output_text.annotation.added", members, out);
    }

    @Override
    JsonObject json() {
        Map<String, JsonValue> item = new LinkedHashMap<>();
        item.put("id", JsonValue.of(id()));
        item.put("type", JsonValue.of("message"));
        item.put("status", JsonValue.of(status()));
        item.put("role", JsonValue.of("assistant"));
        item.put("content", JsonValue.of(contents.stream().map(Content::json).toList()));
        return new JsonObject(item);
    }

    @Override
    void endParts(Rope out) {
        if (contents.isEmpty() || !contents.getLast().open) {
            return;
        }
        Content content = contents.getLast();
        content.open = false;
        int part = contents.size() - 1;
        Map<String, JsonValue> done = place(INDEX, part);
        done.put(content.refusal ? "refusal" : "text", JsonValue.of(content.text.toString()));
        if (!content.refusal) {
            done.put("logprobs", JsonValue.of(content.logprobs));
        }
        String kind = content.refusal ? "refusal" : "output_text";
        events().write("response." + kind + ".done", done, out);
        part("response.content_part.done", out);
    }

    private Content content(boolean refusal, Rope out) {
        boolean same =
                !contents.isEmpty()
                        && contents.getLast().open
                        && contents.getLast().refusal == refusal;
        if (!same) {
            endParts(out);
            String place = placeText(INDEX, contents.size());
            Events.Line line =
                    refusal
                            ? Events.Line.delta("response.refusal.delta", place, "")
                            : Events.Line.delta(
                                    "response.output_text.delta", place, ",\"logprobs\":[]");
            contents.add(new Content(refusal, line));
            part("response.content_part.added", out);
        }
        return contents.getLast();
    }

    private void part(String type, Rope out) {
        Map<String, JsonValue> members = place(INDEX, contents.size() - 1);
        members.put("part", contents.getLast().json());
        events().write(type, members, out);
    }
}
