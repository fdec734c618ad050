package dev.bourse.wire.responses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Effort;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.Message;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.PromptCache;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.ReasoningDetail.Kind;
import dev.bourse.wire.chat.Rendered;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Role;
import dev.bourse.wire.chat.Sampling;
import dev.bourse.wire.chat.Source;
import dev.bourse.wire.chat.Thinking;
import dev.bourse.wire.chat.Tool;
import dev.bourse.wire.chat.ToolChoice;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What this dialect can say of a conversation it says, and reads again as it was. */
class RoundTripTest {
    private static final int ROUNDS = 400;

    @Test
    void a_conversation_that_is_written_and_read_is_the_same() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Conversation conversation = conversation(new Random(seed));
            Rendered rendered = Streams.RESPONSES.render(conversation, UpstreamEdit.ofModel("a/b"));
            Rendered.Written written = (Rendered.Written) rendered;
            assertEquals(List.of(), written.leftOut(), "seed " + seed);
            Request again = (Request) Streams.RESPONSES.scan(written.body(), Addressed.BY_BODY);
            assertEquals(conversation, again.conversation(), "seed " + seed);
        }
    }

    private static Conversation conversation(Random random) {
        boolean tools = random.nextBoolean();
        return new Conversation(
                messages(random),
                tools ? List.of(tool("weather", random), tool("time", random)) : List.of(),
                tools ? choice(random) : null,
                tools ? random.nextBoolean() : null,
                format(random),
                thinking(random),
                sampling(random),
                random.nextBoolean() ? -1 : 1 + random.nextInt(9999),
                1,
                random.nextBoolean() ? null : "low",
                Set.of(Modality.TEXT),
                new PromptCache(
                        random.nextBoolean() ? null : "key",
                        random.nextBoolean() ? null : "24h",
                        null),
                null,
                random.nextBoolean(),
                List.of());
    }

    private static List<Message> messages(Random random) {
        List<Message> messages = new ArrayList<>();
        if (random.nextBoolean()) {
            messages.add(Message.of(Role.SYSTEM, Part.Text.of(word(random))));
        }
        int turns = 1 + random.nextInt(4);
        for (int turn = 0; turn < turns; turn++) {
            messages.add(new Message(Role.USER, said(random), null));
            messages.add(new Message(Role.ASSISTANT, answer(random, turn), null));
            messages.add(
                    Message.of(
                            Role.TOOL,
                            new Part.ToolResult("call_" + turn, null, said(random), false, null)));
        }
        messages.add(Message.of(Role.DEVELOPER, Part.Text.of(word(random))));
        messages.add(Message.of(Role.USER, Part.Text.of(word(random))));
        return messages;
    }

    private static List<Part> said(Random random) {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.Text.of(word(random)));
        if (random.nextBoolean()) {
            parts.add(
                    new Part.Media(
                            Modality.IMAGE,
                            new Source.Inline("image/png", "AAAA"),
                            null,
                            "high",
                            null));
        }
        if (random.nextBoolean()) {
            parts.add(Part.Media.of(Modality.FILE, new Source.Remote("https://x/a.pdf", null)));
        }
        return parts;
    }

    private static List<Part> answer(Random random, int turn) {
        List<Part> parts = new ArrayList<>();
        if (random.nextBoolean()) {
            String id = "rs_" + turn;
            parts.add(thought(Kind.SUMMARY, word(random), id));
            parts.add(thought(Kind.ENCRYPTED, "gAAA" + turn, id));
        }
        if (random.nextBoolean()) {
            parts.add(Part.Text.of(word(random)));
        }
        if (random.nextInt(5) == 0) {
            parts.add(new Part.Refusal(word(random)));
        }
        parts.add(new Part.ToolCall("call_" + turn, "weather", "{\"a\":" + turn + "}"));
        return parts;
    }

    private static Part thought(Kind kind, String text, String id) {
        return new Part.Thought(new ReasoningDetail(kind, text, null, id, ReasoningDetail.OPENAI));
    }

    private static Tool tool(String name, Random random) {
        JsonObject schema = new JsonObject(Map.of("type", JsonValue.of("object")));
        String description = random.nextBoolean() ? null : word(random);
        return new Tool(name, description, schema, random.nextBoolean(), null);
    }

    private static ToolChoice choice(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new ToolChoice.Auto();
            case 1 -> new ToolChoice.None();
            case 2 -> new ToolChoice.Required();
            default -> new ToolChoice.Named("time");
        };
    }

    private static Format format(Random random) {
        JsonObject schema = new JsonObject(Map.of("type", JsonValue.of("object")));
        return switch (random.nextInt(3)) {
            case 0 -> new Format.Text();
            case 1 -> new Format.Json();
            default -> new Format.Schema("answer", "what", schema, random.nextBoolean());
        };
    }

    private static Thinking thinking(Random random) {
        return random.nextBoolean()
                ? Thinking.UNSAID
                : new Thinking(Effort.HIGH, -1, null, false, "concise");
    }

    private static Sampling sampling(Random random) {
        boolean probable = random.nextBoolean();
        return new Sampling(
                random.nextBoolean() ? null : new BigDecimal("0.5"),
                random.nextBoolean() ? null : new BigDecimal("0.9"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                probable ? true : null,
                probable ? Integer.valueOf(3) : null);
    }

    private static String word(Random random) {
        List<String> words = List.of("Why?", "\"so\"\n", "\u00e9\u2028", "", "{}", "\\");
        return words.get(random.nextInt(words.size())) + random.nextInt(100);
    }
}
