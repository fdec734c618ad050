package dev.bourse.gateway.pipeline;

import dev.bourse.domain.metering.Usage;
import dev.bourse.gateway.live.CallResult;
import dev.bourse.gateway.upstream.AttemptFailure;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Relayed;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.Objects;

/** A streamed answer: every read goes to the caller at once. */
final class StreamRelay implements Relay {
    private static final int OK = 200;
    private static final int LONGEST_ERROR = 64 * 1024;

    private final Delivery delivery;
    private final StreamedAnswer stream;
    private final @Nullable Examiner examiner;
    private final @Nullable Tape tape;
    private boolean opened;
    private boolean begun;
    private @Nullable ByteArrayOutputStream said;

    /**
     * @param tape takes down what the endpoint says; null when nobody wants it
     */
    StreamRelay(Delivery delivery, @Nullable Tape tape) {
        this.delivery = delivery;
        stream = delivery.stream();
        examiner = delivery.examiner();
        this.tape = tape;
    }

    @Override
    public void began(int status, String mediaType) {
        opened = stream.isOpaque();
        stream.began(mediaType);
    }

    /** One JSON value instead of events is most often an error, whatever status and type say. */
    @Override
    public void read(byte[] bytes) {
        if (!opened && bytes.length > 0) {
            opened = true;
            said = bytes[0] == '{' || bytes[0] == '[' ? new ByteArrayOutputStream() : null;
        }
        if (said == null) {
            if (examiner != null) {
                examiner.accept(bytes);
            }
            if (tape != null) {
                tape.take(bytes);
            }
            relay(stream.accept(bytes));
        } else {
            said.write(bytes, 0, Math.min(bytes.length, LONGEST_ERROR - said.size()));
        }
    }

    @Override
    public void ended() {
        if (said == null) {
            relay(stream.end());
        } else {
            delivery.failed(instead(said.toByteArray()));
        }
    }

    private Verdict instead(byte[] body) {
        UpstreamError error = UpstreamError.read(body);
        return error.isNothing()
                ? Verdict.garbage(delivery.provider())
                : Verdict.inside(error, delivery.provider());
    }

    @Override
    public void failed(AttemptFailure failure) {
        delivery.failed(Verdict.of(failure, delivery.provider()));
    }

    @Override
    public Learnt learnt() {
        return Learnt.from(stream);
    }

    @Override
    public Judged judged() {
        return examiner == null ? Judged.NOTHING : examiner.judged(stream);
    }

    @Override
    public byte @Nullable [] said() {
        return tape == null ? null : tape.said();
    }

    @Override
    public String mediaType() {
        return stream.mediaType();
    }

    @Override
    public void close(Bill bill, @Nullable JsonObject metadata) {
        Usage usage = Objects.requireNonNull(bill.usage());
        delivery.caller().end(stream.closing(usage, bill.charge(), metadata));
    }

    @Override
    public void abort(ApiError error, @Nullable JsonObject metadata) {
        if (stream.tellsOfFailure()) {
            delivery.caller().end(stream.broken(error, metadata));
        } else {
            delivery.caller().cut();
        }
    }

    private void relay(Relayed relayed) {
        boolean over = relayed instanceof Relayed.Done;
        boolean silent = over && Emptiness.isFailure(!stream.hasContent(), stream.finishReason());
        if (silent) {
            delivery.failed(Verdict.empty(delivery.provider()));
            return;
        }
        if (!begun && (over || stream.hasContent())) {
            begun = true;
            delivery.progress().contentBegan();
        }
        if (relayed.bytes().length > 0) {
            write(relayed.bytes());
        }
        if (over) {
            delivery.progress().completed();
        } else if (relayed instanceof Relayed.Failed failed) {
            delivery.failed(verdict(failed));
        }
    }

    private void write(byte[] bytes) {
        delivery.caller().write(bytes);
        if (delivery.caller().isBusy()) {
            delivery.progress().callerIsBusy();
        }
    }

    private static Verdict verdict(Relayed.Failed failed) {
        String result =
                switch (failed.cause()) {
                    case REPORTED -> "error";
                    case BROKEN -> "broken";
                    case GARBAGE -> "garbage";
                };
        CallResult health = CallResult.ofStatus(failed.error().status(), 0);
        return new Verdict(result, OK, failed.error(), health, -1);
    }
}
