package dev.bourse.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Brings contestants on, warmed up, and off again. */
final class Runner {
    private static final Duration START = Duration.ofSeconds(30);

    private final Harness harness;
    private final Options options;
    private final Journey journey;

    Runner(Harness harness, Options options, Journey journey) {
        this.harness = harness;
        this.options = options;
        this.journey = journey;
    }

    /** Starts one and waits for its first answer; empty, with a note, when it gives none. */
    Optional<Standing> start(Contestant contestant) throws IOException {
        Stage stage = harness.stage();
        return answering(contestant.start(stage, stage.folder(contestant.name())));
    }

    /** Waits for the first answer; empty, with a note, when there is none. */
    Optional<Standing> answering(Standing standing) {
        try {
            FirstAnswer.await(standing, START);
            return Optional.of(standing);
        } catch (IOException silence) {
            end(standing);
            journey.note(standing.name() + " did not start: " + silence.getMessage());
            return Optional.empty();
        }
    }

    /** Half the time whole answers, half the time streams. */
    void warm(Contestant contestant, Standing standing) throws IOException {
        int half = (contestant.warmsUp() ? options.warmMillis() : options.windowMillis()) / 2;
        journey.tell("warming " + contestant.name());
        harness.exercise(standing, contestant.fit(Workload.full(half)));
        harness.exercise(standing, contestant.fit(Workload.streams(200, half)));
    }

    void end(Standing standing) {
        standing.end(harness.stage().programs());
    }
}
