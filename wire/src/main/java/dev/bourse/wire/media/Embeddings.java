package dev.bourse.wire.media;

import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.WholeAnswer;

/** Vectors of texts. */
public final class Embeddings implements Service {
    @Override
    public Scanned scan(byte[] body, Addressed addressed) {
        return ServiceRequest.of(() -> EmbeddingScan.read(body));
    }

    @Override
    public WholeAnswer whole(byte[] body, Identity identity, Request request) {
        return ServiceAnswer.read(body, identity, new Vectors(request.messages()));
    }
}
