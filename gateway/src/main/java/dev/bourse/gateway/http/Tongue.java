package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.gateway.net.Request;
import dev.bourse.gateway.pipeline.Protocols;
import dev.bourse.wire.chat.Front;

import java.util.function.Predicate;

/** Which dialect a client speaks whose request is refused before it is read. */
final class Tongue {
    private static final String ANTHROPIC_HEADER = "anthropic-version";
    private static final String GEMINI_HEADER = "x-goog-api-key";

    private Tongue() {}

    static Front of(Request request) {
        return Protocols.of(dialect(request.path(), request.headers()::contains));
    }

    static Front of(Ask ask) {
        return Protocols.of(dialect(ask));
    }

    /** What the client speaks; Anthropic's and Google's share some paths with OpenAI's. */
    static Dialect dialect(Ask ask) {
        return dialect(ask.path(), ask.headers()::containsKey);
    }

    private static Dialect dialect(String path, Predicate<String> headers) {
        if (path.startsWith("/v1beta/")
                || (path.startsWith("/v1/models") && headers.test(GEMINI_HEADER))) {
            return Dialect.GEMINI;
        }
        if (headers.test(ANTHROPIC_HEADER) || path.contains("/v1/messages")) {
            return Dialect.ANTHROPIC;
        }
        return path.contains("/v1/responses") ? Dialect.RESPONSES : Dialect.OPENAI;
    }
}
