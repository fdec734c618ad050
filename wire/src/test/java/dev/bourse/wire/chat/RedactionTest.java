package dev.bourse.wire.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RedactionTest {
    private static final String LONG = "QUJD".repeat(40);

    @Test
    void credentials_are_hidden_by_their_names_wherever_they_stand() {
        assertEquals(
                shown(
                        """
                        {"tools":[{"type":"mcp","headers":{"Authorization":"[redacted]",\
                        "X-Api-Key":"[redacted]"},"authorization":"[redacted]"}],\
                        "client_secret":"[redacted]","prompt_cache_key":"k","max_tokens":9}\
                        """),
                redacted(
                        """
                        {"tools":[{"type":"mcp","headers":{"Authorization":"Bearer x",\
                        "X-Api-Key":"y"},"authorization":"z"}],\
                        "client_secret":"s","prompt_cache_key":"k","max_tokens":9}\
                        """,
                        null));
    }

    @Test
    void the_providers_own_credential_is_hidden_in_any_text() {
        assertEquals(
                shown("{\"messages\":[{\"content\":\"is [redacted] a key?\"}]}"),
                redacted("{\"messages\":[{\"content\":\"is sk-1 a key?\"}]}", "sk-1"));
    }

    @Test
    void bytes_of_media_are_hidden_and_their_kind_is_shown() {
        assertEquals(
                shown(
                        """
                        {"a":{"url":"data:image/png;base64,[redacted]"},"b":{"data":"[redacted]"},\
                        "c":{"file_data":"data:application/pdf;base64,[redacted]"},\
                        "d":{"url":"https://x.example/a.png"},"e":{"data":"short"}}\
                        """),
                redacted(
                        """
                        {"a":{"url":"data:image/png;base64,%1$s"},"b":{"data":"%1$s"},\
                        "c":{"file_data":"data:application/pdf;base64,%1$s"},\
                        "d":{"url":"https://x.example/a.png"},"e":{"data":"short"}}\
                        """
                                .formatted(LONG),
                        null));
    }

    private static JsonObject redacted(String json, @Nullable String credential) {
        return Redaction.of(shown(json), credential);
    }

    private static JsonObject shown(String json) {
        return Json.parse(json).asObject().orElseThrow();
    }
}
