package dev.bourse.wire.chat;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** A whole answer that one dialect sends and another one receives. */
public final class TranslatedAnswer implements Answer {
    private final Transcript transcript;
    private final ChatFront caller;
    private final Protocol.Presentation presentation;

    private TranslatedAnswer(
            Transcript transcript, ChatFront caller, Protocol.Presentation presentation) {
        this.transcript = transcript;
        this.caller = caller;
        this.presentation = presentation;
    }

    /** Reads an upstream's body for a caller of another dialect. */
    public static WholeAnswer read(
            byte[] body,
            EventSource upstream,
            ChatFront caller,
            Protocol.Presentation presentation) {
        Transcript transcript = new Transcript();
        try {
            upstream.reader(transcript::add).whole(body);
        } catch (JsonException problem) {
            return new WholeAnswer.Garbage(String.valueOf(problem.getMessage()));
        }
        UpstreamError error = transcript.error();
        if (error != null) {
            return error;
        }
        if (transcript.told().finishReason() == FinishReason.ERROR) {
            return new UpstreamError(0, "", "");
        }
        return transcript.choices().isEmpty()
                ? new WholeAnswer.Garbage("there is no answer in it")
                : new TranslatedAnswer(transcript, caller, presentation);
    }

    @Override
    public boolean isEmpty() {
        return !transcript.hasContent();
    }

    @Override
    public byte[] spliced(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        return caller.written(transcript, presentation, counted, charge, metadata);
    }

    @Override
    public Optional<Tokens> usage() {
        return transcript.told().usage();
    }

    @Override
    public Units units() {
        return transcript.told().units();
    }

    @Override
    public @Nullable FinishReason finishReason() {
        return transcript.told().finishReason();
    }

    @Override
    public @Nullable String nativeFinishReason() {
        return transcript.told().nativeFinishReason();
    }

    @Override
    public @Nullable String upstreamId() {
        return transcript.told().upstreamId();
    }

    @Override
    public long completionBytes() {
        return transcript.told().completionBytes();
    }
}
