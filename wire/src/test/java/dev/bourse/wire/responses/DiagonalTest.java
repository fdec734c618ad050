package dev.bourse.wire.responses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.openai.GoldenFile;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where caller and upstream speak the same, the upstream's bytes arrive: what comes out has the
 * hash of what came in, and of response objects all but the spliced members.
 */
class DiagonalTest {
    private static final List<String> COMPLETE =
            List.of("text", "reasoning-and-calls", "refusal", "logprobs-and-sources", "length");
    private static final Set<String> SPLICED =
            Set.of(
                    "id",
                    "model",
                    "provider",
                    "usage",
                    "completed_at",
                    "error",
                    "frequency_penalty",
                    "incomplete_details",
                    "instructions",
                    "metadata",
                    "presence_penalty",
                    "parallel_tool_calls",
                    "temperature",
                    "tool_choice",
                    "tools",
                    "top_p");

    @TestFactory
    Stream<DynamicTest> the_bytes_of_a_stream_arrive_as_they_were_sent() {
        return GoldenFile.all("responses/streams").stream()
                .filter(file -> COMPLETE.contains(file.name()))
                .map(file ->
                        dynamicTest(
                                file.name(),
                                () -> {
                                    byte[] sent = Streams.upstream(file);
                                    String got = Streams.relayed(List.of(sent)).caller();
                                    String came = new String(sent, StandardCharsets.UTF_8);
                                    assertArrayEquals(hash(came), hash(got));
                                    assertEquals(responses(came), responses(got));
                                }));
    }

    @Test
    void a_long_stream_of_words_arrives_byte_for_byte() {
        Random random = new Random(7);
        String words =
                Stream.generate(() -> word(random.nextInt(1000), random.nextInt()))
                        .limit(2000)
                        .collect(Collectors.joining());
        ResponseRelay relay = new ResponseRelay(Streams.IDENTITY, Streams.LONGEST);
        byte[] got = relay.accept(words.getBytes(StandardCharsets.UTF_8)).bytes();
        assertEquals(words, new String(got, StandardCharsets.UTF_8));
    }

    private static String word(int number, int text) {
        return "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\","
                + "\"sequence_number\":"
                + number
                + ",\"item_id\":\"msg_1\",\"output_index\":0,\"content_index\":0,\"delta\":\"w"
                + text
                + "\\n\u00e9\",\"logprobs\":[],\"obfuscation\":\"\"}\n\n";
    }

    /** Of all lines but those with a response object, in which something is spliced. */
    private static byte[] hash(String stream) throws NoSuchAlgorithmException {
        String kept =
                stream.lines().filter(line -> !hasResponse(line)).collect(Collectors.joining("\n"));
        return MessageDigest.getInstance("SHA-256").digest(kept.getBytes(StandardCharsets.UTF_8));
    }

    /** The response objects without what is spliced, their members in order. */
    private static List<String> responses(String stream) {
        return stream.lines().filter(DiagonalTest::hasResponse).map(DiagonalTest::rest).toList();
    }

    private static boolean hasResponse(String line) {
        return line.contains(",\"response\":{");
    }

    private static String rest(String line) {
        JsonObject event = Json.parse(line.substring("data: ".length())).asObject().orElseThrow();
        Map<String, JsonValue> rest = new LinkedHashMap<>(event.object("response").members());
        rest.keySet().removeAll(SPLICED);
        return event.members().keySet() + Json.text(new JsonObject(rest));
    }
}
