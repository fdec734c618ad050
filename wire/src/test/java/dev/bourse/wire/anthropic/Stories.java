package dev.bourse.wire.anthropic;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.ReasoningDetail.Kind;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Answers that any vendor might give, as events. */
final class Stories {
    private static final List<String> WORDS =
            List.of("a", "\"", "\\", "\n", "é", "\u2028", "{\"x\":1}", " event: error ", "😀", "|");

    private static final List<String> FORMATS =
            List.of(
                    ReasoningDetail.ANTHROPIC,
                    ReasoningDetail.OPENAI,
                    ReasoningDetail.GEMINI,
                    ReasoningDetail.UNKNOWN,
                    "new|vendor");

    private final Random random;
    private final List<Event> events = new ArrayList<>();
    private int blocks;
    private int calls;

    private Stories(Random random) {
        this.random = random;
    }

    static List<Event> random(Random random) {
        Stories story = new Stories(random);
        story.events.add(new Event.Begun("up-1", 0));
        for (int i = random.nextInt(6); i >= 0; i--) {
            story.passage();
        }
        boolean called = story.calls > 0;
        story.events.add(
                new Event.Finished(
                        0,
                        called ? FinishReason.TOOL_CALLS : FinishReason.LENGTH,
                        called ? "tool_use" : "max_tokens",
                        null));
        return story.events;
    }

    private void passage() {
        switch (random.nextInt(4)) {
            case 0 -> pieces(text(), text -> new Event.Text(0, text, null));
            case 1 -> thought();
            case 2 -> call();
            default -> {
                events.add(new Event.Text(0, text(), null));
                events.add(new Event.Annotated(0, citation()));
            }
        }
    }

    private void thought() {
        int block = blocks++;
        String format = FORMATS.get(random.nextInt(FORMATS.size()));
        boolean own = format.equals(ReasoningDetail.ANTHROPIC);
        Kind kind =
                switch (random.nextInt(3)) {
                    case 0 -> Kind.ENCRYPTED;
                    case 1 -> own ? Kind.TEXT : Kind.SUMMARY;
                    default -> Kind.TEXT;
                };
        String id = own || random.nextBoolean() ? null : text();
        pieces(
                kind == Kind.ENCRYPTED ? "gAAA" + random.nextInt() : text(),
                text ->
                        new Event.Thought(
                                0, block, new ReasoningDetail(kind, text, null, id, format)));
        if (kind != Kind.ENCRYPTED && random.nextBoolean()) {
            String signature = "Eq" + random.nextInt(99) + (own ? "" : text());
            events.add(
                    new Event.Thought(
                            0, block, new ReasoningDetail(kind, "", signature, id, format)));
        }
    }

    private void call() {
        int call = calls++;
        events.add(new Event.CallBegun(0, call, "call_" + call, "tool" + random.nextInt(3)));
        String arguments = Json.text(JsonValue.of(Map.of("q", text())));
        pieces(arguments, piece -> new Event.CallArguments(0, call, piece));
    }

    private JsonValue citation() {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("url", "https://example.org/" + random.nextInt(9));
        page.put("title", text());
        page.put("content", text());
        return JsonValue.of(Map.of("type", "url_citation", "url_citation", page));
    }

    private String text() {
        StringBuilder text = new StringBuilder("t");
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }

    private void pieces(String text, Function<String, Event> event) {
        int at = 0;
        while (at < text.length()) {
            int end = Math.min(text.length(), at + 1 + random.nextInt(4));
            boolean split = end < text.length() && Character.isLowSurrogate(text.charAt(end));
            end += split ? 1 : 0;
            events.add(event.apply(text.substring(at, end)));
            at = end;
        }
    }
}
