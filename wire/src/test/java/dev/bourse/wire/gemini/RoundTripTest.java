package dev.bourse.wire.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.Message;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.PromptCache;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.Rendered;
import dev.bourse.wire.chat.Role;
import dev.bourse.wire.chat.Sampling;
import dev.bourse.wire.chat.Source;
import dev.bourse.wire.chat.Thinking;
import dev.bourse.wire.chat.Tool;
import dev.bourse.wire.chat.ToolChoice;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** A conversation that is written for Gemini and read as a Gemini caller's is the same again. */
class RoundTripTest {
    private static final int SEEDS = 300;
    private static final JsonObject SCHEMA =
            (JsonObject)
                    Json.parse(
                            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},"
                                    + "\"required\":[\"a\"],\"additionalProperties\":false}");

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothing_that_gemini_knows_is_lost(int seed) {
        Conversation conversation = new Drawn(new Random(seed)).conversation();
        String model = seed % 2 == 0 ? "gemini-2.5-pro" : "gemini-3-pro";
        Rendered rendered = new Gemini().render(conversation, UpstreamEdit.ofModel(model));
        Rendered.Written written = (Rendered.Written) rendered;
        GeminiRequest request = Samples.request(Samples.text(written.body()));
        assertEquals(List.of(), written.leftOut());
        assertEquals(conversation, request.conversation());
    }

    /** A conversation of everything that both sides know. */
    private static final class Drawn {
        private final Random random;
        private final List<Message> messages = new ArrayList<>();
        private int calls;

        Drawn(Random random) {
            this.random = random;
        }

        Conversation conversation() {
            if (random.nextBoolean()) {
                messages.add(Message.of(Role.SYSTEM, text()));
            }
            for (int turn = random.nextInt(4); turn >= 0; turn--) {
                messages.add(
                        Message.of(Role.USER, text(), random.nextBoolean() ? text() : image()));
                answer();
            }
            messages.add(Message.of(Role.USER, text()));
            return new Conversation(
                    messages,
                    tools(),
                    choice(),
                    null,
                    format(),
                    new Thinking(null, 1 + random.nextInt(5000), null, false, null),
                    sampling(),
                    random.nextBoolean() ? -1 : 1 + random.nextInt(9000),
                    1 + random.nextInt(3),
                    null,
                    Set.of(Modality.TEXT),
                    PromptCache.UNSAID,
                    null,
                    true,
                    List.of());
        }

        private void answer() {
            List<Part> parts = new ArrayList<>();
            if (random.nextBoolean()) {
                String signature = random.nextBoolean() ? "CiQB" + random.nextInt(99) : null;
                parts.add(
                        new Part.Thought(
                                new ReasoningDetail(
                                        ReasoningDetail.Kind.TEXT,
                                        word(),
                                        signature,
                                        null,
                                        ReasoningDetail.GEMINI)));
            }
            parts.add(text());
            List<Message> results = new ArrayList<>();
            int most = random.nextInt(3);
            for (int i = 0; i < most; i++) {
                String id = "call " + calls++;
                if (i == 0) {
                    parts.add(new Part.Thought(Signatures.of("CiQC" + calls, id)));
                }
                parts.add(new Part.ToolCall(id, "f", "{\"a\":\"" + calls + "\"}"));
                results.add(result(id));
            }
            messages.add(new Message(Role.ASSISTANT, parts, null));
            messages.addAll(results);
        }

        private Message result(String id) {
            boolean failed = random.nextInt(4) == 0;
            String said = failed || random.nextBoolean() ? word() : "{\"n\":" + calls + "}";
            return Message.of(
                    Role.TOOL,
                    new Part.ToolResult(id, "f", List.of(Part.Text.of(said)), failed, null));
        }

        private List<Tool> tools() {
            return List.of(new Tool("f", "Does f.", SCHEMA, null, null));
        }

        private ToolChoice choice() {
            return switch (random.nextInt(4)) {
                case 0 -> new ToolChoice.Auto();
                case 1 -> new ToolChoice.None();
                case 2 -> new ToolChoice.Required();
                default -> new ToolChoice.Named("f");
            };
        }

        private Format format() {
            return switch (random.nextInt(3)) {
                case 0 -> new Format.Text();
                case 1 -> new Format.Json();
                default -> new Format.Schema("answer", null, SCHEMA, true);
            };
        }

        private Sampling sampling() {
            return new Sampling(
                    decimal(),
                    decimal(),
                    decimal(),
                    null,
                    null,
                    decimal(),
                    decimal(),
                    null,
                    new BigDecimal(random.nextInt(1000)),
                    random.nextBoolean() ? List.of() : List.of(word(), "b"),
                    null,
                    random.nextBoolean(),
                    random.nextInt(20));
        }

        private BigDecimal decimal() {
            return BigDecimal.valueOf(random.nextInt(10), 1);
        }

        private Part text() {
            return Part.Text.of(word());
        }

        private static Part image() {
            return Part.Media.of(Modality.IMAGE, new Source.Inline("image/png", "aGVsbG8="));
        }

        private String word() {
            return "w\u00e9\"\n" + random.nextInt(1000);
        }
    }
}
