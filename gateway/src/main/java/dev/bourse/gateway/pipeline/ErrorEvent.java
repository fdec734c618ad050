package dev.bourse.gateway.pipeline;

import dev.bourse.gateway.pipeline.Admission.Admitted;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.openai.ChunkRelay;

/** The end of a stream that began with signs of life, but to which no endpoint gave content. */
final class ErrorEvent {
    private static final long SECOND = 1_000_000;
    private static final String NOBODY = "";

    private ErrorEvent() {}

    static byte[] of(Admitted admitted, ApiError error) {
        Identity identity =
                new Identity(
                        admitted.id(),
                        admitted.requestedModel(),
                        NOBODY,
                        admitted.startedAtMicros() / SECOND);
        return new ChunkRelay(identity, 1).broken(error);
    }
}
