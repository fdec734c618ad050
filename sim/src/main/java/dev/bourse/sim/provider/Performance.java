package dev.bourse.sim.provider;

import dev.bourse.sim.provider.Step.Emit;
import dev.bourse.sim.provider.Step.End;

import io.vertx.core.buffer.Buffer;

import java.util.ArrayList;
import java.util.List;

/** One answer as timed steps, whole or streamed, complete or broken off. */
final class Performance {
    private final Answer answer;
    private final Frames frames;
    private final Pace pace;
    private final boolean streamed;
    private final boolean usage;

    Performance(Answer answer, ChatRequest request, Pace pace) {
        this.answer = answer;
        this.pace = pace;
        streamed = request.stream();
        frames = new Frames(answer, request.usageInStream());
        usage = request.usageInStream();
    }

    boolean streamed() {
        return streamed;
    }

    /** As it should be. */
    Script complete() {
        return streamed ? events(steps(true)) : whole();
    }

    /** A stream in order but for its last event. */
    Script withoutDone() {
        return streamed ? events(steps(false)) : whole();
    }

    /** The role and the pieces of the first tokens, then other steps. */
    Script until(int tokens, List<Step> then) {
        List<Step> steps = opening(tokens);
        steps.addAll(then);
        return events(steps);
    }

    /** The event that would come next after so many tokens. */
    Buffer next(int tokens) {
        int pieces = pieces(tokens);
        return pieces < frames.pieces() ? frames.content(pieces) : frames.finish();
    }

    private Script whole() {
        long delay = pace.first() + pace.next(answer.content().tokens());
        return Script.body(200, Script.JSON, frames.whole(), delay);
    }

    private static Script events(List<Step> steps) {
        return new Script(200, Script.EVENTS, steps);
    }

    private List<Step> steps(boolean done) {
        List<Step> steps = opening(Integer.MAX_VALUE);
        steps.add(new Emit(0, frames::finish));
        if (usage) {
            steps.add(new Emit(0, frames::usage));
        }
        if (done) {
            steps.add(new Emit(0, Frames::done));
        }
        steps.add(new End(0));
        return steps;
    }

    private List<Step> opening(int tokens) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Emit(pace.first(), frames::role));
        for (int i = 0; i < pieces(tokens); i++) {
            int piece = i;
            long delay = i == 0 ? 0 : pace.next(answer.content().tokens(i));
            steps.add(new Emit(delay, () -> frames.content(piece)));
        }
        return steps;
    }

    private int pieces(int tokens) {
        return Math.min(frames.pieces(), tokens / answer.content().perPiece());
    }
}
