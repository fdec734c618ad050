package dev.bourse.wire.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.CacheMark;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Effort;
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
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Any conversation that chat completions have a place for is written and read again as it was. What
 * is drawn is in the form that reading gives it: one system message has one text, and so on.
 */
class RandomConversationTest {
    private static final String[] TEXTS = {"a", "\"quoted\"\n", "\u00e9\ud83d\ude00", "{}", " b "};

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_is_written_is_read_as_it_was(int seed) {
        Conversation drawn = new Draw(new Random(seed)).conversation();
        Rendered.Written written =
                assertInstanceOf(
                        Rendered.Written.class,
                        ConversationWriter.write(drawn, UpstreamEdit.ofModel("m")));
        assertEquals(List.of(), written.leftOut());
        ChatRequest read = assertInstanceOf(ChatRequest.class, ChatRequest.scan(written.body()));
        assertEquals(drawn, read.conversation());
    }

    /** Draws conversations. */
    private record Draw(Random random) {
        Conversation conversation() {
            List<Message> messages = new ArrayList<>(List.of(Message.of(Role.USER, text())));
            for (int i = random.nextInt(4); i >= 0; i--) {
                turn(messages, i);
            }
            List<Tool> tools = random.nextBoolean() ? List.of(tool("f"), tool("g")) : List.of();
            return new Conversation(
                    messages,
                    tools,
                    tools.isEmpty() ? null : choice(),
                    tools.isEmpty() ? null : maybe(random.nextBoolean()),
                    format(),
                    thinking(),
                    sampling(),
                    random.nextBoolean() ? -1 : 1 + random.nextInt(9999),
                    1 + random.nextInt(3),
                    maybe("low"),
                    random.nextBoolean()
                            ? Set.of(Modality.TEXT)
                            : Set.of(Modality.TEXT, Modality.IMAGE),
                    new PromptCache(maybe("key"), maybe("24h"), null),
                    null,
                    random.nextBoolean(),
                    List.of());
        }

        private void turn(List<Message> messages, int number) {
            if (random.nextInt(4) == 0) {
                messages.add(new Message(Role.SYSTEM, List.of(text(), text()), null));
            }
            List<Part> parts = new ArrayList<>();
            if (random.nextBoolean()) {
                parts.add(new Part.Thought(ReasoningDetail.plain(word())));
            }
            parts.add(Part.Text.of(word()));
            boolean calls = random.nextBoolean();
            if (calls) {
                parts.add(new Part.ToolCall("c" + number, "f", "{\"a\":1}"));
                parts.add(new Part.ToolCall("d" + number, "g", "{"));
            }
            messages.add(new Message(Role.ASSISTANT, parts, maybe("bot")));
            if (calls) {
                messages.add(Message.of(Role.TOOL, result("c" + number)));
                messages.add(Message.of(Role.TOOL, result("d" + number)));
            }
            messages.add(new Message(Role.USER, List.of(text(), medium(), text()), maybe("ann")));
        }

        private Part result(String id) {
            return new Part.ToolResult(id, null, List.of(text(), text()), false, null);
        }

        private Part text() {
            return new Part.Text(word(), mark());
        }

        private @Nullable CacheMark mark() {
            return random.nextInt(3) > 0 ? null : new CacheMark(maybe("1h"));
        }

        private Part medium() {
            Source inline = new Source.Inline("image/png", "iVBORw0KGgo=");
            Source remote = new Source.Remote("https://example.org/a", null);
            return switch (random.nextInt(4)) {
                case 0 -> new Part.Media(Modality.IMAGE, inline, null, maybe("high"), mark());
                case 1 -> new Part.Media(Modality.FILE, inline, "a.png", null, mark());
                case 2 -> new Part.Media(Modality.VIDEO, remote, null, null, mark());
                default ->
                        new Part.Media(
                                Modality.AUDIO,
                                new Source.Inline("audio/mp3", "SUQz"),
                                null,
                                null,
                                mark());
            };
        }

        private Tool tool(String name) {
            JsonObject schema = (JsonObject) JsonValue.of(Map.of("type", "object"));
            return new Tool(name, maybe("Does it."), schema, maybe(true), mark());
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
            JsonObject schema = (JsonObject) JsonValue.of(Map.of("type", "object"));
            return switch (random.nextInt(3)) {
                case 0 -> new Format.Text();
                case 1 -> new Format.Json();
                default -> new Format.Schema("s", maybe("It."), schema, maybe(true));
            };
        }

        private Thinking thinking() {
            return switch (random.nextInt(4)) {
                case 0 -> Thinking.UNSAID;
                case 1 -> new Thinking(Effort.HIGH, -1, null, false, null);
                case 2 -> new Thinking(null, 2000, null, true, maybe("auto"));
                default -> new Thinking(null, -1, true, false, null);
            };
        }

        private Sampling sampling() {
            return new Sampling(
                    maybe(new BigDecimal("0.7")),
                    maybe(new BigDecimal("0.9")),
                    maybe(BigDecimal.TEN),
                    maybe(new BigDecimal("0.05")),
                    maybe(new BigDecimal("0.2")),
                    maybe(BigDecimal.ONE),
                    maybe(new BigDecimal("-1.5")),
                    maybe(new BigDecimal("1.1")),
                    maybe(BigDecimal.valueOf(7)),
                    random.nextBoolean() ? List.of() : List.of("END", "\n"),
                    maybe((JsonObject) JsonValue.of(Map.of("50", -100))),
                    maybe(true),
                    maybe(3));
        }

        private String word() {
            return TEXTS[random.nextInt(TEXTS.length)];
        }

        private <T> @Nullable T maybe(T value) {
            return random.nextBoolean() ? value : null;
        }
    }
}
