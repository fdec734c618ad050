package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.gateway.pipeline.Protocols;
import dev.bourse.wire.chat.Front;

import io.vertx.core.http.HttpServerRequest;

/** Which dialect a client speaks whose request is refused before it is read. */
final class Tongue {
    private static final String ANTHROPIC_HEADER = "anthropic-version";

    private Tongue() {}

    static Front of(HttpServerRequest request) {
        return of(String.valueOf(request.path()), request.headers().contains(ANTHROPIC_HEADER));
    }

    static Front of(Ask ask) {
        return of(ask.path(), isAnthropic(ask));
    }

    /** Whether the client is one of Anthropic's, which share some paths with OpenAI's. */
    static boolean isAnthropic(Ask ask) {
        return ask.headers().containsKey(ANTHROPIC_HEADER);
    }

    private static Front of(String path, boolean anthropic) {
        return Protocols.of(dialect(path, anthropic));
    }

    private static Dialect dialect(String path, boolean anthropic) {
        if (path.startsWith("/v1beta/")) {
            return Dialect.GEMINI;
        }
        if (anthropic || path.contains("/v1/messages")) {
            return Dialect.ANTHROPIC;
        }
        return path.contains("/v1/responses") ? Dialect.RESPONSES : Dialect.OPENAI;
    }
}
