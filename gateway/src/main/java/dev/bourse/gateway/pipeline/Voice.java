package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.chat.ChatFront;
import dev.bourse.wire.chat.EventSource;
import dev.bourse.wire.chat.Front;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Prefaced;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Protocol.Presentation;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.TranslatedAnswer;
import dev.bourse.wire.chat.TranslatedStream;
import dev.bourse.wire.chat.Veil;
import dev.bourse.wire.chat.WholeAnswer;
import dev.bourse.wire.media.Service;

/**
 * How an answer gets from what a provider speaks to what a caller speaks.
 *
 * @param front what the caller speaks
 * @param request what the caller asked
 * @param upstream what the provider speaks
 * @param identity how the answer presents itself
 * @param veiled whether the provider hides: then nothing is relayed as it is, since every byte of
 *     it might tell
 */
record Voice(Front front, Request request, Dialect upstream, Identity identity, boolean veiled) {
    private static final int LONGEST_EVENT = 16 * 1024 * 1024;

    /** Reads the provider's stream and writes the caller's. */
    StreamedAnswer stream() {
        return stream(new byte[0]);
    }

    /** The same with some events before the content; there may be none. */
    StreamedAnswer stream(byte[] preface) {
        if (front instanceof Service service) {
            return service.stream(identity, request);
        }
        Protocol spoken = Protocols.of(upstream);
        ChatFront called = (ChatFront) front;
        StreamedAnswer answer =
                isRelayed(spoken)
                        ? spoken.relay(identity, LONGEST_EVENT)
                        : new TranslatedStream(
                                source(spoken),
                                called.writer(identity, request),
                                identity.provider(),
                                LONGEST_EVENT);
        return called.framed(preface.length == 0 ? answer : new Prefaced(answer, preface), request);
    }

    /** Reads the provider's whole answer for the caller. */
    WholeAnswer whole(byte[] body) {
        if (front instanceof Service service) {
            return service.whole(body, identity, request);
        }
        Protocol spoken = Protocols.of(upstream);
        ChatFront called = (ChatFront) front;
        return isRelayed(spoken)
                ? spoken.whole(body, identity)
                : TranslatedAnswer.read(
                        body, source(spoken), called, new Presentation(identity, request));
    }

    private boolean isRelayed(Protocol spoken) {
        return spoken.equals(front) && !veiled && spoken.takesAll(request);
    }

    private EventSource source(Protocol spoken) {
        return veiled ? new Veil(spoken, identity.id()) : spoken;
    }
}
