package dev.bourse.sim.provider;

import dev.bourse.sim.provider.Step.Emit;
import dev.bourse.sim.provider.Step.End;

import io.vertx.core.buffer.Buffer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One answer as timed steps, whole or streamed, complete or broken off. */
final class Performance {
    private final Answer answer;
    private final Face face;
    private final Frames frames;
    private final Pace pace;
    private final boolean streamed;

    Performance(Answer answer, Prompt prompt, Face face, Pace pace) {
        this.answer = answer;
        this.face = face;
        this.pace = pace;
        streamed = prompt.stream();
        frames = face.frames(answer, prompt);
    }

    /** The dialect it is given in. */
    Face face() {
        return face;
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

    /** The opening and the pieces of the first tokens, then other steps. */
    Script until(int tokens, List<Step> then) {
        List<Step> steps = opening(tokens);
        steps.addAll(then);
        return events(steps);
    }

    /** The event that would come next after so many tokens. */
    Buffer next(int tokens) {
        List<Beat> beats = beats();
        int at = count(beats, tokens);
        while (at < beats.size()) {
            Buffer event = beats.get(at++).bytes.get();
            if (event.length() > 0) {
                return event;
            }
        }
        return frames.finish().appendBuffer(frames.done());
    }

    private Script whole() {
        long delay = pace.first() + pace.next(answer.tokens());
        return Script.body(200, Script.JSON, frames.whole(), delay);
    }

    private static Script events(List<Step> steps) {
        return new Script(200, Script.EVENTS, steps);
    }

    private List<Step> steps(boolean done) {
        List<Step> steps = opening(Integer.MAX_VALUE);
        steps.add(new Emit(0, frames::finish));
        steps.add(new Emit(0, frames::usage));
        if (done) {
            steps.add(new Emit(0, frames::done));
        }
        steps.add(new End(0));
        return steps;
    }

    private List<Step> opening(int tokens) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Emit(pace.first(), frames::opening));
        List<Beat> beats = beats();
        boolean said = false;
        for (Beat beat : beats.subList(0, count(beats, tokens))) {
            long delay = said && beat.tokens > 0 ? pace.next(beat.tokens) : 0;
            said |= beat.tokens > 0;
            steps.add(new Emit(delay, beat.bytes));
        }
        return steps;
    }

    private List<Beat> beats() {
        List<Beat> beats = new ArrayList<>();
        for (int i = 0; i < answer.blocks().size(); i++) {
            int block = i;
            beats.add(new Beat(0, () -> frames.begin(block)));
            for (int j = 0; j < frames.pieces(block); j++) {
                int piece = j;
                long tokens = Math.max(1, answer.blocks().get(block).content().tokens(piece));
                beats.add(new Beat(tokens, () -> frames.piece(block, piece)));
            }
            beats.add(new Beat(0, () -> frames.end(block)));
        }
        return beats;
    }

    /** How many beats come before more than so many tokens are said. */
    private static int count(List<Beat> beats, int tokens) {
        long said = 0;
        int count = 0;
        while (count < beats.size() && said + beats.get(count).tokens <= tokens) {
            said += beats.get(count++).tokens;
        }
        return count;
    }

    /**
     * One event of a stream.
     *
     * @param tokens said by it; 0 when it only frames
     */
    private record Beat(long tokens, Supplier<Buffer> bytes) {}
}
