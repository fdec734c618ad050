package dev.bourse.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.gateway.pipeline.Protocols;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.openai.LegacyCompletions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

class ErrandTest {
    @ParameterizedTest
    @CsvSource({
        "/v1/chat/completions,             CHAT,         OPENAI",
        "/api/v1/chat/completions,         CHAT,         OPENAI",
        "/v1/responses,                    CHAT,         RESPONSES",
        "/api/v1/responses,                CHAT,         RESPONSES",
        "/v1/messages,                     CHAT,         ANTHROPIC",
        "/api/v1/messages,                 CHAT,         ANTHROPIC",
        "/v1/messages/count_tokens,        COUNT_TOKENS, ANTHROPIC",
        "/api/v1/messages/count_tokens,    COUNT_TOKENS, ANTHROPIC",
        "/api/v1/route,                    DRY_RUN,      OPENAI",
        "/api/v1/route?dialect=openai,     DRY_RUN,      OPENAI",
        "/api/v1/route?dialect=responses,  DRY_RUN,      RESPONSES",
        "/v1/route?dialect=anthropic,      DRY_RUN,      ANTHROPIC",
    })
    void a_path_says_what_to_do_in_which_dialect(String path, Errand.Kind kind, Dialect dialect) {
        Errand errand = of(path).orElseThrow();
        assertEquals(kind, errand.kind());
        assertEquals(Protocols.of(dialect), errand.front());
        assertEquals(Addressed.BY_BODY, errand.addressed());
    }

    @ParameterizedTest
    @CsvSource({
        "/v1beta/models/a/b:generateContent,                 CHAT,         a/b,      false, false",
        "/v1beta/models/a%2Fb:generateContent,               CHAT,         a/b,      false, false",
        "/v1beta/models/a/b%3Agenerate%43ontent,             CHAT,         a/b,      false, false",
        "/v1beta/models/models/a/b:generateContent,          CHAT,         a/b,      false, false",
        "/v1beta/models/a/b:free:generateContent,            CHAT,         a/b:free, false, false",
        "/v1beta/models/gem:generateContent,                 CHAT,         gem,      false, false",
        "/v1beta/models/a+b:generateContent,                 CHAT,         a+b,      false, false",
        "/v1beta/models/a/b:streamGenerateContent?alt=sse,   CHAT,         a/b,      true,  false",
        "/v1beta/models/a/b:streamGenerateContent,           CHAT,         a/b,      true,  true",
        "/v1beta/models/a/b:countTokens,                     COUNT_TOKENS, a/b,      false, false",
        "/v1/models/a/b:free:generateContent,                CHAT,         a/b:free, false, false",
        "/v1beta/a/b:generateContent,                        CHAT,         a/b,      false, false",
        "/v1/models/a/b:streamGenerateContent?alt=sse,       CHAT,         a/b,      true,  false",
        "/v1/models/a/b:countTokens,                         COUNT_TOKENS, a/b,      false, false",
        "/api/v1/route?dialect=gemini&model=a/b,             DRY_RUN,      a/b,      false, false",
    })
    void geminis_paths_name_the_model_and_the_form_of_the_answer(
            String path, Errand.Kind kind, String model, boolean stream, boolean array) {
        Errand errand = of(path).orElseThrow();
        assertEquals(kind, errand.kind());
        assertEquals(Protocols.of(Dialect.GEMINI), errand.front());
        assertEquals(new Addressed(model, stream, array), errand.addressed());
    }

    @Test
    void texts_are_completed_by_a_front_that_is_no_protocol() {
        assertEquals(
                LegacyCompletions.class, of("/v1/completions").orElseThrow().front().getClass());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/models",
                "/v1/chat",
                "/v1beta/models",
                "/v1beta/models/",
                "/v1beta/models/a/b",
                "/v1/models/a/b",
                "/v1/models/a/b:free",
                "/v1beta/models/:generateContent",
                "/v1beta/models/models/:generateContent",
                "/v1beta/models/a/b:embedContent",
                "/v1beta/models/a%zz:generateContent",
            })
    void other_paths_are_no_errand(String path) {
        assertEquals(Optional.empty(), of(path));
    }

    @Test
    void a_dialect_that_nobody_speaks_is_refused_with_those_that_are_known() {
        BadQuery bad = assertThrows(BadQuery.class, () -> of("/api/v1/route?dialect=klingon"));

        assertEquals(
                "dialect: is one of openai, responses, anthropic, gemini, not klingon",
                bad.getMessage());
    }

    private static Optional<Errand> of(String url) {
        String[] parts = url.split("\\?", 2);
        Map<String, String> query = new HashMap<>();
        for (String pair : parts.length < 2 ? new String[0] : parts[1].split("&", -1)) {
            String[] both = pair.split("=", 2);
            query.put(both[0], both[1]);
        }
        return Errand.of(parts[0], query::get);
    }
}
