package dev.bourse.gateway.pipeline;

import dev.bourse.domain.metering.Usage;
import dev.bourse.gateway.live.CallResult;
import dev.bourse.gateway.upstream.AttemptFailure;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Relayed;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.openai.ChunkRelay;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** A streamed answer: every read goes to the caller at once. */
final class StreamRelay implements Relay {
    private static final int LONGEST_EVENT = 16 * 1024 * 1024;
    private static final int OK = 200;

    private final Delivery delivery;
    private final ChunkRelay chunks;
    private boolean begun;

    StreamRelay(Delivery delivery) {
        this.delivery = delivery;
        chunks = new ChunkRelay(delivery.identity(), LONGEST_EVENT);
    }

    @Override
    public void began(int status) {}

    @Override
    public void read(byte[] bytes) {
        relay(chunks.accept(bytes));
    }

    @Override
    public void ended() {
        relay(chunks.end());
    }

    @Override
    public void failed(AttemptFailure failure) {
        delivery.progress().failed(Verdict.of(failure, delivery.provider()));
    }

    @Override
    public Learnt learnt() {
        FinishReason finish = chunks.finishReason();
        return new Learnt(
                chunks.usage().orElse(null),
                finish == null ? null : finish.wireName(),
                chunks.nativeFinishReason(),
                chunks.upstreamId(),
                chunks.completionBytes());
    }

    @Override
    public void close(Bill bill, @Nullable JsonObject metadata) {
        Usage usage = Objects.requireNonNull(bill.usage());
        delivery.caller().end(chunks.closing(usage, bill.charge(), metadata));
    }

    @Override
    public void abort(ApiError error) {
        delivery.caller().end(chunks.broken(error));
    }

    private void relay(Relayed relayed) {
        boolean over = relayed instanceof Relayed.Done;
        boolean silent = over && Emptiness.isFailure(!chunks.hasContent(), chunks.finishReason());
        if (silent) {
            delivery.progress().failed(Verdict.empty(delivery.provider()));
            return;
        }
        if (!begun && (over || chunks.hasContent())) {
            begun = true;
            delivery.progress().contentBegan();
        }
        if (relayed.bytes().length > 0) {
            write(relayed.bytes());
        }
        if (over) {
            delivery.progress().completed();
        } else if (relayed instanceof Relayed.Failed failed) {
            delivery.progress().failed(verdict(failed));
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
