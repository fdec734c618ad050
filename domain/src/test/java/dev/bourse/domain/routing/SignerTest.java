package dev.bourse.domain.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

class SignerTest {
    @ParameterizedTest
    @CsvSource({
        "anthropic-claude-v1, ANTHROPIC",
        "google-gemini-v1, GOOGLE",
        "openai-responses-v1, OPENAI",
        "azure-openai-responses-v1, OPENAI",
        "bedrock-openai-responses-v1, OPENAI",
        "xai-responses-v1, XAI",
        "bedrock-xai-responses-v1, XAI",
        "meta-responses-v1, META",
    })
    void a_format_names_who_signs(String format, Signer signer) {
        assertEquals(Optional.of(signer), Signer.ofFormat(format));
    }

    @Test
    void nobody_signs_in_an_unknown_format() {
        assertEquals(Optional.empty(), Signer.ofFormat("unknown"));
    }
}
