package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.routing.Candidate;
import dev.bourse.gateway.pipeline.Admission.Admitted;
import dev.bourse.gateway.upstream.Attempt;
import dev.bourse.gateway.upstream.Deadlines;
import dev.bourse.gateway.upstream.Order;
import dev.bourse.gateway.upstream.Target;
import dev.bourse.gateway.upstream.Upstream;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Front;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * One generation from its admission to its settlement, on one event loop: attempts follow each
 * other until content begins to flow, then the answer is relayed, and whatever happens the hold is
 * settled once.
 */
final class Generation extends Deadlines.Watched implements Relay.Progress {
    private static final int OK = 200;

    private final PipelineParts parts;
    private final Upstream upstream;
    private final Settlement settlement;
    private final Admitted admitted;
    private final Caller caller;
    private final Translation translation;
    private final Itinerary way;
    private State state = new State.Idle();
    private byte[] preface = Echo.NOTHING;
    private boolean eventsBegun;
    private boolean exposed;
    private boolean warned;
    private long keepAliveAt;

    /** Where a generation stands. */
    private sealed interface State {
        /** No attempt is under way. */
        record Idle() implements State {}

        /** An attempt runs; nothing has been relayed. */
        record Trying(Try current) implements State {}

        /** Content flows; there is no way back. */
        record Relaying(Try current, long firstContentMicros) implements State {}

        /** Settled and recorded. */
        record Over() implements State {}
    }

    /** One attempt with what belongs to it, but for the body: that may be large, and is sent. */
    private record Try(
            Candidate candidate,
            Attempt attempt,
            Relay relay,
            List<String> leftOut,
            List<Stage> stages,
            long beganMicros) {}

    Generation(PipelineParts parts, Upstream upstream, Admitted admitted, Caller caller) {
        this.parts = parts;
        this.upstream = upstream;
        this.admitted = admitted;
        this.caller = caller;
        settlement = new Settlement(parts, admitted);
        translation = new Translation(admitted, parts.catalog().get().catalog());
        way = new Itinerary(admitted.plan().candidates(), parts.limits().attempts());
    }

    void begin() {
        caller.onGone(this::callerLeft);
        if (admitted.request().stream() && admitted.request().api() != ApiType.SPEECH) {
            keepAliveAt = upstream.deadlines().now() + parts.limits().keepAliveMillis();
            upstream.deadlines().watch(this);
        }
        tryNext();
    }

    private void tryNext() {
        state = new State.Idle();
        way.next().ifPresentOrElse(this::attempt, this::giveUp);
    }

    private void attempt(Candidate candidate) {
        Target target = parts.targets().get().of(candidate.endpoint());
        switch (translation.to(target)) {
            case Prepared.Ready ready -> send(candidate, target, ready);
            case Prepared.Impossible(ApiError why) -> {
                way.impossible(candidate, Verdict.impossible(why));
                tryNext();
            }
        }
    }

    private void send(Candidate candidate, Target target, Prepared.Ready ready) {
        boolean stream = admitted.request().stream();
        exposed |= candidate.endpoint().trust() == TrustTier.T3;
        preface = Echo.after(preface, admitted, target, ready.body());
        Notices notices = new Notices(ready.leftOut(), exposed);
        Delivery delivery = new Delivery(admitted, target, notices, caller, this, preface);
        Relay relay =
                stream
                        ? new StreamRelay(delivery, delivery.tape(parts.answers().longest()))
                        : new WholeRelay(delivery);
        Attempt attempt = upstream.attempt(target, relay);
        state =
                new State.Trying(
                        new Try(candidate, attempt, relay, ready.leftOut(), ready.stages(), now()));
        attempt.start(
                new Order(
                        ready.body(),
                        admitted.request().mediaType(),
                        admitted.request().api(),
                        stream,
                        admitted.betas()));
    }

    @Override
    public void contentBegan() {
        if (state instanceof State.Trying(Try current)) {
            state = new State.Relaying(current, now() - admitted.startedAtMicros());
            if (admitted.request().stream()) {
                beginEvents(current, current.leftOut());
                caller.onDrain(current.attempt()::resume);
            }
        }
    }

    @Override
    public void callerIsBusy() {
        if (state instanceof State.Relaying(Try current, long _)) {
            current.attempt().pause();
        }
    }

    @Override
    public void completed() {
        if (state instanceof State.Relaying(Try current, long firstContentMicros)) {
            long now = now();
            way.record(current.candidate(), OK, "ok", now - current.beganMicros());
            Bill bill = end(current, Outcome.COMPLETED, firstContentMicros, now);
            long before = current.beganMicros() - admitted.startedAtMicros();
            settlement.praise(
                    current.candidate(),
                    bill,
                    firstContentMicros - before,
                    current.beganMicros(),
                    now);
            settlement.keep(current.candidate(), bill, current.relay(), current.leftOut());
            current.relay().close(bill, metadata(current));
        }
    }

    @Override
    public void failed(Verdict verdict) {
        switch (state) {
            case State.Trying(Try current) -> {
                blame(current, verdict);
                tryNext();
            }
            case State.Relaying(Try current, long firstContentMicros) -> {
                blame(current, verdict);
                end(current, Outcome.BROKEN, firstContentMicros, now());
                current.relay().abort(verdict.error(), metadata(current));
            }
            case State.Idle() -> throw new IllegalStateException("no attempt to fail");
            case State.Over() -> {}
        }
    }

    /** Sends a sign of life to a caller that waits for a stream to begin. */
    @Override
    public void overdue() {
        keepAliveAt = upstream.deadlines().now() + parts.limits().keepAliveMillis();
        if (state instanceof State.Trying(Try current)) {
            beginEvents(current, List.of());
            caller.write(lifeSign(current));
        }
    }

    @Override
    public long deadline() {
        return state instanceof State.Trying ? keepAliveAt : Long.MAX_VALUE;
    }

    private void callerLeft() {
        switch (state) {
            case State.Trying(Try current) -> {
                cancel(current);
                over(Ending.cancelled(), now());
            }
            case State.Relaying(Try current, long firstContentMicros) -> {
                cancel(current);
                end(current, Outcome.CANCELLED, firstContentMicros, now());
            }
            case State.Idle(), State.Over() -> {}
        }
    }

    private void cancel(Try current) {
        current.attempt().cancel();
        way.record(current.candidate(), 0, "cancelled", now() - current.beganMicros());
    }

    private void blame(Try current, Verdict verdict) {
        long micros = now() - current.beganMicros();
        way.failed(current.candidate(), verdict, micros);
        settlement.blame(current.candidate(), verdict);
        current.attempt().cancel();
    }

    private void giveUp() {
        ApiError error =
                Failures.of(way, admitted.request().models(), parts.targets().get()::providerName);
        over(Ending.failed(error), now());
        if (eventsBegun) {
            caller.end(lastEvent(error));
        } else {
            Front called = admitted.front();
            Notices notices = new Notices(List.of(), exposed);
            caller.answer(Errors.answer(called, error, admitted.id(), notices, metadata(null)));
        }
    }

    /** The end of a stream that began with signs of life, but to which no endpoint gave content. */
    private byte[] lastEvent(ApiError error) {
        return Delivery.silence(admitted).broken(error, metadata(null));
    }

    private Bill end(Try current, Outcome outcome, long firstContentMicros, long now) {
        return over(
                new Ending(
                        outcome,
                        OK,
                        null,
                        current.candidate(),
                        current.relay().learnt(),
                        outcome == Outcome.COMPLETED ? current.relay().judged() : Judged.NOTHING,
                        firstContentMicros),
                now);
    }

    private Bill over(Ending ending, long now) {
        state = new State.Over();
        upstream.deadlines().forget(this);
        return settlement.settle(ending, way.records(), now);
    }

    private byte[] lifeSign(Try current) {
        return LifeSign.of(admitted.request().dialect(), current.relay().mediaType());
    }

    private void beginEvents(Try current, List<String> leftOut) {
        String mediaType = current.relay().mediaType();
        if (!eventsBegun) {
            eventsBegun = true;
            warned = exposed;
            Notices notices = new Notices(leftOut, exposed);
            caller.begin(mediaType, notices.headers(admitted, current.candidate().endpoint()));
        } else if (mediaType.equals(LifeSign.EVENTS)) {
            comment(leftOut);
        }
    }

    /** Says in the stream what was not known when its headers went out. */
    private void comment(List<String> leftOut) {
        if (!leftOut.isEmpty()) {
            caller.write(LeftOut.comment(leftOut));
        }
        if (exposed && !warned) {
            warned = true;
            caller.write(Warning.comment());
        }
    }

    private @Nullable JsonObject metadata(@Nullable Try answered) {
        if (!admitted.wantsMetadata()) {
            return null;
        }
        MetadataView view =
                new MetadataView(admitted.request(), admitted.plan(), parts.targets().get());
        return answered == null
                ? view.of(way.records(), null, List.of(), List.of())
                : view.of(
                        way.records(),
                        answered.candidate(),
                        answered.leftOut(),
                        Stream.concat(
                                        answered.stages().stream(),
                                        answered.relay().stages().stream())
                                .toList());
    }

    private long now() {
        return parts.clock().getAsLong();
    }
}
