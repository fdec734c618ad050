package dev.bourse.wire.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.anthropic.Anthropic;
import dev.bourse.wire.gemini.Gemini;
import dev.bourse.wire.openai.OpenAi;
import dev.bourse.wire.responses.Responses;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which service tier an answer says that it was served in (openrouter.md 2.8). */
class ServedTierTest {
    private static final String SAYS = "\"service_tier\":\"";
    private static final String EVENT =
            """
            data: {"responseId":"r","modelVersion":"m","candidates":[{"index":0,"finishReason":"STOP",\
            "content":{"role":"model","parts":[{"text":"Well."}]}}],\
            "usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":2,"totalTokenCount":5}}

            """;

    @ParameterizedTest
    @CsvSource({
        "OPENAI, DEFAULT, default",
        "OPENAI, PRIORITY, priority",
        "RESPONSES, DEFAULT, default",
        "RESPONSES, FLEX, flex",
        "ANTHROPIC, DEFAULT, standard",
        "ANTHROPIC, PRIORITY, priority",
    })
    void an_answer_from_another_dialect_says_how_it_was_served(
            Dialect dialect, ServiceTier tier, String said) {
        Identity identity =
                new Identity(new GenerationId("gen-1"), "author/model", "Provider", 1, tier);
        String stream = stream(dialect, identity);
        int at = stream.lastIndexOf(SAYS);
        assertTrue(at > 0, stream);
        int from = at + SAYS.length();
        assertEquals(said, stream.substring(from, stream.indexOf('"', from)));
    }

    private static String stream(Dialect dialect, Identity identity) {
        ChatFront front = (ChatFront) front(dialect);
        byte[] body = ("{\"model\":\"m\",\"stream\":true," + asked(dialect) + "}").getBytes(UTF_8);
        Request request = (Request) front.scan(body, Addressed.BY_BODY);
        StreamedAnswer stream =
                new TranslatedStream(
                        new Gemini(), front.writer(identity, request), "Provider", 1 << 20);
        String said =
                text(stream.accept(EVENT.getBytes(UTF_8)).bytes()) + text(stream.end().bytes());
        Usage usage = new Usage(new Tokens(3, 0, 0, 2, 0), Usage.Source.REPORTED);
        return said + text(stream.closing(usage, Charge.NONE, null));
    }

    private static Protocol front(Dialect dialect) {
        return switch (dialect) {
            case OPENAI -> new OpenAi();
            case RESPONSES -> new Responses();
            case ANTHROPIC -> new Anthropic();
            case GEMINI -> new Gemini();
        };
    }

    private static String asked(Dialect dialect) {
        String messages = "\"messages\":[{\"role\":\"user\",\"content\":\"Why?\"}]";
        return switch (dialect) {
            case OPENAI -> messages;
            case RESPONSES -> "\"input\":\"Why?\"";
            case ANTHROPIC -> "\"max_tokens\":9," + messages;
            case GEMINI -> throw new IllegalArgumentException("it has no place for a tier");
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
