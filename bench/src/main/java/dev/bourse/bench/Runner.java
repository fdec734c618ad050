package dev.bourse.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Brings contestants on, warmed up, and off again. */
final class Runner {
    private static final Duration START = Duration.ofSeconds(30);

    private final Harness harness;
    private final int windowMillis;
    private final Journey journey;

    Runner(Harness harness, Options options, Journey journey) {
        this.harness = harness;
        this.windowMillis = options.effort().windowMillis();
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

    /**
     * Exercises it, each load taking the same share of the time.
     *
     * @param millis for a contestant that warms up; others get the time of a window
     * @param loads of any length
     */
    void warm(Contestant contestant, Standing standing, int millis, List<Workload> loads)
            throws IOException {
        int each = (contestant.warmsUp() ? millis : windowMillis) / loads.size();
        journey.tell("warming " + contestant.name());
        for (Workload load : loads) {
            harness.exercise(standing, contestant.fit(load.lasting(each)));
        }
    }

    void end(Standing standing) {
        standing.end(harness.stage().programs());
    }
}
