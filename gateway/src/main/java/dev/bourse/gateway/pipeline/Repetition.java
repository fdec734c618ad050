package dev.bourse.gateway.pipeline;

import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.fact.ToolUse;
import dev.bourse.domain.fact.Work;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.gateway.live.StoredAnswer;
import dev.bourse.gateway.pipeline.Admission.Repeated;
import dev.bourse.wire.chat.Answer;
import dev.bourse.wire.chat.Front;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.Told;
import dev.bourse.wire.fact.PackedCodec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer that was kept and is given again, whole or as a stream at the caller's pace: the same
 * words under a new id, for nothing. Nobody worked, so that no provider is named in its record.
 */
final class Repetition {
    private static final int OK = 200;
    private static final int SLICE = 16 * 1024;
    private static final long SECOND = 1_000_000;
    private static final Usage FREE = new Usage(Tokens.NONE, Usage.Source.REPORTED);

    private final PipelineParts parts;
    private final Repeated again;
    private final Request request;
    private final StoredAnswer stored;
    private final Caller caller;
    private final Voice voice;
    private int position;
    private boolean over;

    Repetition(PipelineParts parts, Repeated again, Front front, Caller caller) {
        this.parts = parts;
        this.again = again;
        this.caller = caller;
        request = again.draft().request();
        stored = again.stored();
        voice = new Voice(front, request, stored.dialect(), identity(), false);
    }

    void begin() {
        if (request.stream()) {
            stream(voice.stream());
        } else {
            whole();
        }
    }

    private void whole() {
        Answer answer = (Answer) voice.whole(stored.said());
        settle(answer, Outcome.COMPLETED);
        byte[] body = answer.spliced(FREE, Charge.NONE, null);
        caller.answer(new Reply(OK, headers(), body));
    }

    private void stream(StreamedAnswer answer) {
        caller.onGone(() -> settle(answer, Outcome.CANCELLED));
        caller.onDrain(() -> go(answer));
        caller.begin(answer.mediaType(), headers());
        go(answer);
    }

    /** Goes on until the caller has enough for now, or everything. */
    private void go(StreamedAnswer answer) {
        while (!over && !caller.isBusy()) {
            if (position < stored.said().length) {
                next(answer);
            } else {
                end(answer);
            }
        }
    }

    private void next(StreamedAnswer answer) {
        int to = Math.min(stored.said().length, position + SLICE);
        byte[] slice = Arrays.copyOfRange(stored.said(), position, to);
        position = to;
        write(answer.accept(slice).bytes());
    }

    private void end(StreamedAnswer answer) {
        write(answer.end().bytes());
        settle(answer, Outcome.COMPLETED);
        caller.end(answer.closing(FREE, Charge.NONE, null));
    }

    private void write(byte[] bytes) {
        if (bytes.length > 0) {
            caller.write(bytes);
        }
    }

    private Identity identity() {
        long created = again.draft().now() / SECOND;
        return new Identity(again.id(), stored.model(), stored.provider(), created, stored.tier());
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Notices.ID, again.id().value());
        headers.putAll(CacheHeaders.hit(stored, again.draft().now()));
        if (!stored.leftOut().isEmpty()) {
            headers.put(LeftOut.HEADER, LeftOut.header(stored.leftOut()));
        }
        return headers;
    }

    /** Ends the generation; in memory, before the caller has all of it. */
    private void settle(Told told, Outcome outcome) {
        if (over) {
            return;
        }
        over = true;
        GenerationFinished fact = fact(Learnt.from(told), outcome);
        again.hold().settle(Money.ZERO, fact.atMicros());
        byte[] stored = PackedCodec.encode(fact);
        parts.recent().add(fact.id(), stored);
        parts.telemetry().finished(fact, parts.journal().append(fact, stored), false);
    }

    private GenerationFinished fact(Learnt learnt, Outcome outcome) {
        Draft draft = again.draft();
        return new GenerationFinished(
                again.id(),
                parts.clock().getAsLong(),
                draft.now(),
                draft.key().account(),
                draft.key().hash(),
                request.models().getFirst(),
                stored.model(),
                null,
                null,
                null,
                null,
                null,
                outcome,
                OK,
                null,
                learnt.finishReason(),
                learnt.nativeFinishReason(),
                request.stream(),
                FREE,
                Charge.NONE,
                null,
                -1,
                List.of(),
                draft.attribution(),
                work());
    }

    private Work work() {
        UsedPreset preset = again.draft().preset();
        return new Work(
                request.api(),
                request.dialect(),
                request.inputs(),
                request.outputs(),
                ToolUse.NONE,
                stored.confidential(),
                false,
                stored.source(),
                preset == null ? null : preset.slug(),
                null);
    }
}
