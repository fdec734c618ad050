package dev.bourse.wire.media;

import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.WholeAnswer;

import org.jspecify.annotations.Nullable;

/**
 * Speech that is written down. Callers send the recording in JSON as {@code input_audio}, or beside
 * the other fields in a form; providers get a form.
 */
public final class Transcription implements Service {
    private final @Nullable Recording sent;

    /** For bodies that hold the recording. */
    public Transcription() {
        this(null);
    }

    private Transcription(@Nullable Recording sent) {
        this.sent = sent;
    }

    /** For bodies that came as a form: they hold its other fields as JSON. */
    public static Transcription of(Recording recording) {
        return new Transcription(recording);
    }

    @Override
    public Scanned scan(byte[] body, Addressed addressed) {
        return ServiceRequest.of(() -> new TranscriptionScan(body, sent).read());
    }

    @Override
    public WholeAnswer whole(byte[] body, Identity identity, Request request) {
        return ServiceAnswer.read(body, identity, new Transcript());
    }
}
