package dev.bourse.wire.media;

import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.WholeAnswer;

/** Images from a prompt, whole or as they take shape. */
public final class Images implements Service {
    @Override
    public Scanned scan(byte[] body, Addressed addressed) {
        return ServiceRequest.of(() -> ImageScan.read(body));
    }

    @Override
    public WholeAnswer whole(byte[] body, Identity identity, Request request) {
        return ServiceAnswer.read(body, identity, new Pictures(body));
    }

    @Override
    public StreamedAnswer stream(Identity identity, Request request) {
        return new ImageStream(identity, request.choices());
    }
}
