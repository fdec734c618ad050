package dev.bourse.wire.media;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Outflow;
import dev.bourse.wire.chat.Relayed;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.sse.OneLine;
import dev.bourse.wire.sse.SseReader;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Relays images while they take shape. The last image is held back until its cost is known, which
 * goes out in its usage. An upstream that answers in one piece although a stream was asked for is
 * heard to its end, and its images go out as events. A stream may end in order with fewer images
 * than were asked for, but not with an error. Not thread-safe.
 */
final class ImageStream implements StreamedAnswer {
    private static final int LONGEST = 64 * 1024 * 1024;
    private static final int OK = 200;

    private final Identity identity;
    private final int wanted;
    private final Outflow outflow;
    private final SseReader reader = new SseReader(LONGEST, this::event);
    private @Nullable ByteArrayOutputStream whole;
    private @Nullable ImageEvent last;
    private JsonObject usage = JsonObject.EMPTY;
    private int made;
    private boolean begun;

    /**
     * @param wanted how many images were asked for
     */
    ImageStream(Identity identity, int wanted) {
        this.identity = identity;
        this.wanted = wanted;
        outflow = new Outflow(identity.provider());
    }

    @Override
    public boolean isOpaque() {
        return true;
    }

    @Override
    public void began(String mediaType) {
        if (mediaType.startsWith("application/json")) {
            whole = new ByteArrayOutputStream();
        }
    }

    @Override
    public Relayed accept(byte[] read) {
        if (whole != null) {
            collect(whole, read);
        } else if (!outflow.isOver() && !reader.accept(read)) {
            outflow.garbage("sent an event that is too long");
        }
        return outflow.result();
    }

    private void collect(ByteArrayOutputStream into, byte[] read) {
        if (into.size() + (long) read.length > LONGEST) {
            outflow.garbage("sent an answer that is too long");
        } else {
            into.writeBytes(read);
        }
    }

    @Override
    public Relayed end() {
        if (whole != null && !outflow.isOver()) {
            unfold(whole.toByteArray());
        } else if (!outflow.isOver()) {
            reader.end();
        }
        if (made > 0) {
            outflow.finished();
        }
        outflow.broken();
        return outflow.result();
    }

    private void unfold(byte[] body) {
        Pictures pictures = new Pictures(body);
        try {
            AnswerScan scan = new AnswerScan(body, identity, pictures).read();
            UpstreamError error = scan.error();
            if (error != null) {
                report(error);
            } else if (pictures.isEmpty()) {
                outflow.garbage("sent no image");
            } else {
                usage = scan.sentUsage();
                pictures.items()
                        .forEach(item ->
                                finished(ImageEvent.ofItem(body, item, identity.created())));
                made = Math.toIntExact(pictures.units(usage).images());
            }
        } catch (JsonException _) {
            outflow.garbage("sent something that is no answer");
        }
    }

    private void event(String name, byte[] source, int from, int to) {
        byte[] data = OneLine.of(source, from, to);
        if (outflow.isOver() || Arrays.equals(data, new byte[] {'[', 'D', 'O', 'N', 'E', ']'})) {
            return;
        }
        try {
            ImageEvent event = ImageEvent.read(name, data);
            UpstreamError error = event.error();
            if (error != null) {
                report(error);
            } else {
                relay(event);
            }
        } catch (JsonException _) {
            outflow.garbage("sent something that is no event");
        }
    }

    private void relay(ImageEvent event) {
        if (event.isCompleted()) {
            usage = event.usage().members().isEmpty() ? usage : event.usage();
            made += event.hasImage() ? 1 : 0;
            finished(event);
        } else {
            begun |= event.hasImage();
            outflow.rope().add(event.bytes());
            if (event.hasImage()) {
                outflow.content();
            }
        }
    }

    /** An image is complete; the one before it turns out not to have been the last. */
    private void finished(ImageEvent event) {
        if (last != null) {
            outflow.rope().add(last.bytes());
        }
        last = event;
        if (event.hasImage()) {
            outflow.content();
        }
        if (made >= wanted) {
            outflow.finished();
        }
    }

    private void report(UpstreamError error) {
        outflow.fail(Relayed.Cause.REPORTED, error.asApiError(OK, identity.provider()));
    }

    @Override
    public boolean hasContent() {
        return outflow.hasContent();
    }

    @Override
    public Optional<Tokens> usage() {
        return UsageObject.tokens(usage);
    }

    /** A first draft that was delivered is an image, even when nobody waited for more. */
    @Override
    public Units units() {
        return Units.ofImages(Math.max(made, begun ? 1 : 0));
    }

    @Override
    public @Nullable FinishReason finishReason() {
        return made > 0 ? FinishReason.STOP : null;
    }

    @Override
    public @Nullable String nativeFinishReason() {
        return null;
    }

    @Override
    public @Nullable String upstreamId() {
        return null;
    }

    @Override
    public long completionBytes() {
        return -1;
    }

    @Override
    public byte[] closing(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        if (last == null) {
            throw new IllegalStateException("no image came");
        }
        JsonObject own =
                UsageObject.of(usage, UsageObject.named(counted.tokens()), counted, charge);
        return last.bytes(own, metadata);
    }

    @Override
    public byte[] broken(ApiError error, @Nullable JsonObject metadata) {
        byte[] failure = ImageEvent.framed("error", Json.bytes(ImageEvent.failure(error)));
        if (last == null) {
            return failure;
        }
        Rope both = new Rope();
        both.add(last.bytes());
        both.add(failure);
        return both.take();
    }
}
