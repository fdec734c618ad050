package dev.bourse.wire.chat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;

/**
 * A stream of events with something before its content. Where events have names, the first one
 * opens the answer, and the preface follows it.
 */
public final class Prefaced implements StreamedAnswer {
    private static final byte[] NAMED = "event:".getBytes(US_ASCII);

    private final StreamedAnswer answer;
    private byte[] preface;

    /**
     * @param preface whole events
     */
    public Prefaced(StreamedAnswer answer, byte[] preface) {
        this.answer = answer;
        this.preface = preface;
    }

    @Override
    public Relayed accept(byte[] read) {
        return prefaced(answer.accept(read));
    }

    @Override
    public Relayed end() {
        return prefaced(answer.end());
    }

    private Relayed prefaced(Relayed relayed) {
        if (preface.length == 0 || relayed.bytes().length == 0) {
            return relayed;
        }
        byte[] bytes = before(relayed.bytes());
        preface = new byte[0];
        return switch (relayed) {
            case Relayed.Open _ -> new Relayed.Open(bytes);
            case Relayed.Done _ -> new Relayed.Done(bytes);
            case Relayed.Failed failed -> new Relayed.Failed(bytes, failed.cause(), failed.error());
        };
    }

    private byte[] before(byte[] events) {
        int at = opening(events);
        byte[] all = Arrays.copyOf(events, events.length + preface.length);
        System.arraycopy(preface, 0, all, at, preface.length);
        System.arraycopy(events, at, all, at + preface.length, events.length - at);
        return all;
    }

    /** Where the event ends that opens the answer; 0 when none does. */
    private static int opening(byte[] events) {
        boolean named =
                events.length >= NAMED.length
                        && Arrays.equals(events, 0, NAMED.length, NAMED, 0, NAMED.length);
        for (int i = 1; named && i < events.length; i++) {
            if (events[i] == '\n' && events[i - 1] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    @Override
    public void began(String mediaType) {
        answer.began(mediaType);
    }

    @Override
    public boolean isOpaque() {
        return answer.isOpaque();
    }

    @Override
    public boolean tellsOfFailure() {
        return answer.tellsOfFailure();
    }

    @Override
    public boolean hasContent() {
        return answer.hasContent();
    }

    @Override
    public byte[] closing(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        return answer.closing(counted, charge, metadata);
    }

    @Override
    public String mediaType() {
        return answer.mediaType();
    }

    @Override
    public byte[] broken(ApiError error, @Nullable JsonObject metadata) {
        return answer.broken(error, metadata);
    }

    @Override
    public Optional<Tokens> usage() {
        return answer.usage();
    }

    @Override
    public Units units() {
        return answer.units();
    }

    @Override
    public @Nullable FinishReason finishReason() {
        return answer.finishReason();
    }

    @Override
    public @Nullable String nativeFinishReason() {
        return answer.nativeFinishReason();
    }

    @Override
    public @Nullable String upstreamId() {
        return answer.upstreamId();
    }

    @Override
    public long completionBytes() {
        return answer.completionBytes();
    }
}
