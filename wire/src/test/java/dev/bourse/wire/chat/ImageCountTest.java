package dev.bourse.wire.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.anthropic.Anthropic;
import dev.bourse.wire.gemini.Gemini;
import dev.bourse.wire.openai.OpenAi;
import dev.bourse.wire.responses.Responses;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How many images a prompt has, for each of which the most tokens of one are held. */
class ImageCountTest {
    @ParameterizedTest
    @EnumSource
    void images_are_counted_wherever_they_are(Dialect dialect) {
        assertEquals(0, count(dialect, List.of(text(dialect))));
        assertEquals(1, count(dialect, List.of(linked(dialect))));
        assertEquals(
                3,
                count(
                        dialect,
                        List.of(sent(dialect), text(dialect), sent(dialect), linked(dialect))));
    }

    /** There an image is an item of its own that was drawn before. */
    @ParameterizedTest
    @EnumSource(names = "RESPONSES")
    void what_was_drawn_before_is_seen_again(Dialect dialect) {
        String drawn = "{\"type\":\"image_generation_call\",\"id\":\"ig\",\"result\":\"aGk=\"}";
        assertEquals(
                2,
                scanned(
                        dialect,
                        "\"input\":[" + said(text(dialect)) + "," + drawn + "," + drawn + "]"));
    }

    private static long count(Dialect dialect, List<String> parts) {
        String joined = String.join(",", parts);
        return scanned(
                dialect,
                switch (dialect) {
                    case OPENAI -> "\"messages\":[" + said(joined) + "]";
                    case RESPONSES -> "\"input\":[" + said(joined) + "]";
                    case ANTHROPIC -> "\"max_tokens\":9,\"messages\":[" + said(joined) + "]";
                    case GEMINI -> "\"contents\":[{\"parts\":[" + joined + "]}]";
                });
    }

    private static String said(String parts) {
        return "{\"role\":\"user\",\"content\":[" + parts + "]}";
    }

    private static String text(Dialect dialect) {
        return switch (dialect) {
            case OPENAI, ANTHROPIC -> "{\"type\":\"text\",\"text\":\"Look\"}";
            case RESPONSES -> "{\"type\":\"input_text\",\"text\":\"Look\"}";
            case GEMINI -> "{\"text\":\"Look\"}";
        };
    }

    private static String sent(Dialect dialect) {
        return switch (dialect) {
            case OPENAI, RESPONSES -> url(dialect, "data:image/png;base64,aGk=");
            case ANTHROPIC ->
                    "{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\","
                        + "\"data\":\"aGk=\"}}";
            case GEMINI -> "{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"aGk=\"}}";
        };
    }

    private static String linked(Dialect dialect) {
        return switch (dialect) {
            case OPENAI, RESPONSES -> url(dialect, "https://example.com/a.png");
            case ANTHROPIC ->
                    "{\"type\":\"image\",\"source\":{\"type\":\"url\",\"url\":\"https://example.com/a.png\"}}";
            case GEMINI -> "{\"fileData\":{\"mimeType\":\"image/png\",\"fileUri\":\"gs://x/y\"}}";
        };
    }

    private static String url(Dialect dialect, String url) {
        return dialect == Dialect.OPENAI
                ? "{\"type\":\"image_url\",\"image_url\":{\"url\":\"" + url + "\"}}"
                : "{\"type\":\"input_image\",\"image_url\":\"" + url + "\"}";
    }

    private static long scanned(Dialect dialect, String members) {
        Front front =
                switch (dialect) {
                    case OPENAI -> new OpenAi();
                    case RESPONSES -> new Responses();
                    case ANTHROPIC -> new Anthropic();
                    case GEMINI -> new Gemini();
                };
        Addressed path =
                dialect == Dialect.GEMINI ? new Addressed("m", false, false) : Addressed.BY_BODY;
        String body = "{" + (dialect == Dialect.GEMINI ? "" : "\"model\":\"m\",") + members + "}";
        return ((Request) front.scan(body.getBytes(StandardCharsets.UTF_8), path)).imageCount();
    }
}
