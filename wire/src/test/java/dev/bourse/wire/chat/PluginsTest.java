package dev.bourse.wire.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bourse.domain.routing.Compression;
import dev.bourse.wire.anthropic.Anthropic;
import dev.bourse.wire.gemini.Gemini;
import dev.bourse.wire.openai.LegacyCompletions;
import dev.bourse.wire.openai.OpenAi;
import dev.bourse.wire.responses.Responses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class PluginsTest {
    private static final Map<ChatFront, String> BODIES =
            Map.of(
                    new OpenAi(),
                    "\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]",
                    new Anthropic(),
                    "\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]",
                    new Responses(),
                    "\"input\":\"a\"",
                    new Gemini(),
                    "\"contents\":[{\"parts\":[{\"text\":\"a\"}]}]",
                    new LegacyCompletions(),
                    "\"prompt\":\"a\"");

    @Test
    void nothing_is_healed_and_only_short_contexts_are_compressed_into_unless_that_is_said() {
        assertEquals(new Plugins(false, Compression.USUAL), Plugins.NONE);
        read("[]", Plugins.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    [{"id":"response-healing"}]                                        | true  | USUAL
                    [{"id":"response-healing","enabled":false}]                        | false | USUAL
                    [{"id":"context-compression"}]                                     | false | ON
                    [{"id":"context-compression","engine":"middle-out"}]               | false | ON
                    [{"id":"context-compression","enabled":false}]                     | false | OFF
                    [{"id":"context-compression"},{"id":"response-healing"}]           | true  | ON
                    [{"id":"web","enabled":false},{"id":"file-parser","enabled":false}]| false | USUAL
                    [{"id":"response-healing","enabled":null,"more":1}]                | true  | USUAL
                    """)
    void every_dialect_switches_them_on_and_off(
            String sent, boolean heals, Compression compression) {
        read(sent, new Plugins(heals, compression));
    }

    @ParameterizedTest(name = "{0} is not offered")
    @ValueSource(
            strings = {
                "web",
                "web-fetch",
                "file-parser",
                "moderation",
                "auto-router",
                "auto-beta-router",
                "pareto-router",
                "fusion"
            })
    void what_others_offer_is_refused_by_name(String id) {
        refused(
                "[{\"id\":\"" + id + "\"}]",
                "'plugins' names '"
                        + id
                        + "', which this exchange does not offer; it offers"
                        + " [context-compression, response-healing]");
    }

    @Test
    void what_nobody_knows_is_refused_with_the_list_of_what_is_known() {
        refused(
                "[{\"id\":\"heal\"}]",
                "'plugins' names 'heal', which is unknown; known are [auto-beta-router,"
                        + " auto-router, context-compression, file-parser, fusion, moderation,"
                        + " pareto-router, response-healing, web, web-fetch]");
        refused("[{\"id\":\"heal\",\"enabled\":false}]", "which is unknown");
    }

    @Test
    void senseless_options_are_refused() {
        refused("[{\"id\":\"response-healing\",\"enabled\":1}]", "'enabled' must be true or false");
        refused(
                "[{\"id\":\"context-compression\",\"engine\":\"zip\"}]",
                "'engine' must be middle-out");
        refused("[{\"id\":\"web\"},{\"id\":\"web\"}]", "names 'web'");
        refused(
                "[{\"id\":\"response-healing\"},{\"id\":\"response-healing\"}]",
                "names 'response-healing' twice");
        refused("[{}]", "must hold objects with an id");
        refused("{}", "must be an array");
    }

    private static void read(String plugins, Plugins expected) {
        BODIES.keySet()
                .forEach(front -> {
                    Request request = assertInstanceOf(Request.class, scan(front, plugins));
                    assertEquals(expected, request.extensions().plugins());
                    boolean chats = !(front instanceof LegacyCompletions);
                    assertEquals(
                            chats ? expected.compression() : Compression.OFF,
                            request.compression());
                });
    }

    private static void refused(String plugins, String why) {
        BODIES.keySet()
                .forEach(front -> {
                    Scanned.Rejected no =
                            assertInstanceOf(Scanned.Rejected.class, scan(front, plugins));
                    assertEquals(400, no.error().status());
                    assertTrue(no.error().message().contains(why), no.error().message());
                });
    }

    private static Scanned scan(ChatFront front, String plugins) {
        String body = "{\"model\":\"a/m\"," + BODIES.get(front) + ",\"plugins\":" + plugins + "}";
        Addressed addressed =
                front instanceof Gemini ? new Addressed("a/m", false, false) : Addressed.BY_BODY;
        String sent = front instanceof Gemini ? body.replace("\"model\":\"a/m\",", "") : body;
        return front.scan(sent.getBytes(UTF_8), addressed);
    }
}
