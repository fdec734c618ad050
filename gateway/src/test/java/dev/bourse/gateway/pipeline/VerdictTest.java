package dev.bourse.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.bourse.gateway.live.CallResult;
import dev.bourse.gateway.upstream.AttemptFailure;
import dev.bourse.gateway.upstream.AttemptFailure.Kind;
import dev.bourse.wire.chat.ErrorType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
    @ParameterizedTest
    @CsvSource({
        // upstream's status, what the caller sees, whether only another model helps, health
        "400, INVALID_REQUEST,      true,  NotCounted",
        "401, PROVIDER_UNAVAILABLE, false, Failed",
        "402, PROVIDER_UNAVAILABLE, false, Failed",
        "403, PROVIDER_UNAVAILABLE, false, Forbidden",
        "404, PROVIDER_UNAVAILABLE, false, Failed",
        "408, TIMEOUT,              false, Failed",
        "413, PAYLOAD_TOO_LARGE,    true,  NotCounted",
        "422, UNPROCESSABLE,        true,  NotCounted",
        "429, RATE_LIMIT_EXCEEDED,  false, RateLimited",
        "500, PROVIDER_UNAVAILABLE, false, Failed",
        "502, PROVIDER_UNAVAILABLE, false, Failed",
        "503, PROVIDER_OVERLOADED,  false, Failed",
        "504, TIMEOUT,              false, Failed",
        "524, TIMEOUT,              false, Failed",
        "529, PROVIDER_OVERLOADED,  false, Failed",
        "301, PROVIDER_UNAVAILABLE, false, Failed",
    })
    void a_status_of_the_upstream_means(
            int status, ErrorType type, boolean aboutTheRequest, String health) {
        Verdict verdict = Verdict.of(new AttemptFailure(Kind.STATUS, status, "", -1), "Provider");
        assertEquals(type, verdict.error().type());
        assertEquals(aboutTheRequest, verdict.isAboutTheRequest());
        assertEquals(health, verdict.health().getClass().getSimpleName());
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT,  connect, PROVIDER_UNAVAILABLE",
        "TIMEOUT,  timeout, TIMEOUT",
        "BROKEN,   broken,  PROVIDER_UNAVAILABLE",
        "TOO_LONG, garbage, PROVIDER_UNAVAILABLE",
    })
    void a_call_without_a_status_means(Kind kind, String result, ErrorType type) {
        Verdict verdict = Verdict.of(new AttemptFailure(kind, 0, "", -1), "Provider");
        assertEquals(result, verdict.result());
        assertEquals(type, verdict.error().type());
        assertEquals(new CallResult.Failed(0), verdict.health());
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "429", "500"})
    void what_an_upstream_says_about_the_exchange_is_not_passed_on(int status) {
        String said = "{\"error\":{\"message\":\"bad key sk-very-secret of org-1\"}}";
        Verdict verdict = Verdict.of(new AttemptFailure(Kind.STATUS, status, said, -1), "Provider");
        assertFalse(verdict.error().message().contains("secret"), verdict.error().message());
    }
}
