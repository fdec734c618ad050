package dev.bourse.wire.media;

import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.WholeAnswer;

/** Documents in the order of how much they have to do with a query. */
public final class Rerank implements Service {
    @Override
    public Scanned scan(byte[] body, Addressed addressed) {
        return ServiceRequest.of(() -> RerankScan.read(body));
    }

    @Override
    public WholeAnswer whole(byte[] body, Identity identity, Request request) {
        return ServiceAnswer.read(body, identity, new Ranks(request.messages()));
    }
}
