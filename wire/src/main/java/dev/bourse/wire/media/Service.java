package dev.bourse.wire.media;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Front;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.chat.WholeAnswer;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.openai.ErrorEnvelope;

import org.jspecify.annotations.Nullable;

/**
 * A kind of work other than chat (openrouter.md 1.8). Callers and upstreams say it in the same way,
 * that of OpenAI or what others have agreed on, so that bodies go on but for what is the exchange's
 * own: nothing is translated.
 */
public interface Service extends Front {
    @Override
    default byte[] error(ApiError error, @Nullable GenerationId id, @Nullable JsonObject metadata) {
        return ErrorEnvelope.bytes(error, null, metadata);
    }

    /**
     * The body for an upstream.
     *
     * @param request what {@link #scan} made of the caller's body
     * @param provider slug of the provider, whose own options are added
     */
    default byte[] body(Request request, UpstreamEdit edit, String provider) {
        return request instanceof ServiceRequest own
                ? own.forUpstream(edit, provider)
                : request.forUpstream(edit);
    }

    /** Reads a whole answer of an upstream to that request. */
    WholeAnswer whole(byte[] body, Identity identity, Request request);

    /**
     * Relays an answer that goes out while it comes.
     *
     * @throws IllegalStateException when such requests are never answered in this way
     */
    default StreamedAnswer stream(Identity identity, Request request) {
        throw new IllegalStateException("this is answered in one piece");
    }
}
