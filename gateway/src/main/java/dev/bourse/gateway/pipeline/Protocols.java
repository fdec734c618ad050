package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.anthropic.Anthropic;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.gemini.Gemini;
import dev.bourse.wire.openai.OpenAi;
import dev.bourse.wire.responses.Responses;

/** Every dialect that callers and upstreams may speak. */
public final class Protocols {
    private static final Protocol OPENAI = new OpenAi();
    private static final Protocol RESPONSES = new Responses();
    private static final Protocol ANTHROPIC = new Anthropic();
    private static final Protocol GEMINI = new Gemini();

    private Protocols() {}

    /** Who reads and writes that dialect. */
    public static Protocol of(Dialect dialect) {
        return switch (dialect) {
            case OPENAI -> OPENAI;
            case RESPONSES -> RESPONSES;
            case ANTHROPIC -> ANTHROPIC;
            case GEMINI -> GEMINI;
        };
    }
}
