package dev.bourse.wire.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

class ChatRequestTest {
    private static final String MESSAGES = "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";

    @Test
    void only_the_model_changes_when_nothing_else_is_ours() {
        assertEquals(
                "{\"model\" : \"up\" , " + MESSAGES + ",\"x\":[1, 2]}",
                forwarded("{ \"model\" : \"a/b\" , " + MESSAGES + ",\"x\":[1, 2]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    temperature | 3          | 'temperature' must be a number from 0 to 2
                    stream      | 1          | 'stream' must be true or false
                    provider    | {"foo":1}  | 'provider.foo' is not a known preference
                    max_tokens  | 1e3        | 'max_tokens' must be a whole number from 1 to 2147483647
                    """)
    void a_refusal_names_the_member(String name, String value, String message) {
        String body = "{\"model\":\"a/b\"," + MESSAGES + ",\"" + name + "\":" + value + "}";
        Scanned.Rejected rejected = (Scanned.Rejected) scan(body);
        assertEquals(message, rejected.error().message());
        assertEquals(400, rejected.error().status());
    }

    private static String forwarded(String body) {
        ChatRequest request = (ChatRequest) scan(body);
        return new String(request.forUpstream(UpstreamEdit.ofModel("up")), StandardCharsets.UTF_8);
    }

    private static Scanned scan(String body) {
        return ChatRequest.scan(body.getBytes(StandardCharsets.UTF_8));
    }
}
