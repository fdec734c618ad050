package dev.bourse.gateway.pipeline;

import dev.bourse.domain.metering.Usage;
import dev.bourse.gateway.upstream.AttemptFailure;
import dev.bourse.wire.chat.Answer;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Healing;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.chat.WholeAnswer;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;

/** An answer in one piece: it is read to its end before anything goes to the caller. */
final class WholeRelay implements Relay {
    private static final int OK = 200;
    private static final int LONGEST = 256 * 1024 * 1024;

    private final Delivery delivery;
    private final @Nullable Examiner examiner;
    private byte @Nullable [] only;
    private @Nullable ByteArrayOutputStream collected;
    private @Nullable Answer answer;
    private int healedTexts;

    WholeRelay(Delivery delivery) {
        this.delivery = delivery;
        examiner = delivery.examiner();
    }

    @Override
    public void began(int status, String mediaType) {}

    /** Most answers come in one read, which is then kept as it is. */
    @Override
    public void read(byte[] bytes) {
        if (only == null && collected == null) {
            only = bytes;
            return;
        }
        if (collected == null) {
            collected = new ByteArrayOutputStream();
            collected.writeBytes(Objects.requireNonNull(only));
            only = null;
        }
        collected.writeBytes(bytes);
        if (collected.size() > LONGEST) {
            failed(AttemptFailure.tooLong());
        }
    }

    @Override
    public void ended() {
        byte[] raw = body();
        Healing.Healed healed = delivery.healed(raw);
        healedTexts = healed.texts();
        byte[] body = healed.body();
        keep(body);
        switch (delivery.whole(body)) {
            case Answer found when Emptiness.isFailure(found.isEmpty(), found.finishReason()) ->
                    delivery.failed(Verdict.empty(delivery.provider()));
            case Answer found -> {
                answer = found;
                examine(raw);
                delivery.progress().contentBegan();
                delivery.progress().completed();
            }
            case UpstreamError said -> delivery.failed(Verdict.inside(said, delivery.provider()));
            case WholeAnswer.Garbage _ -> delivery.failed(Verdict.garbage(delivery.provider()));
        }
    }

    @Override
    public void failed(AttemptFailure failure) {
        delivery.failed(Verdict.of(failure, delivery.provider()));
    }

    @Override
    public Learnt learnt() {
        if (answer == null) {
            return Learnt.NOTHING;
        }
        return Learnt.from(answer);
    }

    @Override
    public Judged judged() {
        return answer == null || examiner == null ? Judged.NOTHING : examiner.judged(answer);
    }

    @Override
    public byte @Nullable [] said() {
        return body();
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public void close(Bill bill, @Nullable JsonObject metadata) {
        Usage usage = Objects.requireNonNull(bill.usage());
        byte[] bytes = Objects.requireNonNull(answer).spliced(usage, bill.charge(), metadata);
        delivery.caller().answer(new Reply(OK, delivery.headers(), bytes));
    }

    /** An answer in one piece can't break after it has begun. */
    @Override
    public void abort(ApiError error, @Nullable JsonObject metadata) {
        throw new IllegalStateException("nothing had been relayed");
    }

    private void keep(byte[] body) {
        only = body;
        collected = null;
    }

    @Override
    public List<Stage> stages() {
        return healedTexts == 0 ? List.of() : List.of(Stage.healed(healedTexts));
    }

    /** What was repaired was not the endpoint's doing. */
    private void examine(byte[] body) {
        if (examiner != null) {
            examiner.whole(body);
        }
    }

    private byte[] body() {
        if (collected != null) {
            return collected.toByteArray();
        }
        return only == null ? new byte[0] : only;
    }
}
