package dev.bourse.gateway.journal;

import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.fact.GenerationStarted;
import dev.bourse.domain.fact.Work;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the generations whose end was never seen, since the exchange stopped while they ran. An
 * upstream may have worked for them, so they are settled at their estimate: without that, what was
 * spent at a crash would be invisible. Pure: feed it facts in order.
 */
public final class Recovery {
    private static final int NO_STATUS = 0;

    private final Map<GenerationId, GenerationStarted> open = new LinkedHashMap<>();

    /** Begins with the generations that were open at the checkpoint from which facts are read. */
    public Recovery(Collection<GenerationStarted> openAtCheckpoint) {
        openAtCheckpoint.forEach(started -> open.put(started.id(), started));
    }

    /** Takes the next fact. */
    public void accept(Fact fact) {
        if (fact instanceof GenerationStarted started) {
            open.put(started.id(), started);
        } else if (fact instanceof GenerationFinished finished) {
            open.remove(finished.id());
        }
    }

    /** Generations that began and did not end, in the order of their beginning. */
    public List<GenerationStarted> open() {
        return List.copyOf(open.values());
    }

    /** How each open generation ends: interrupted at that time, at its estimate. */
    public List<GenerationFinished> settlements(long atMicros) {
        return open.values().stream().map(started -> interrupted(started, atMicros)).toList();
    }

    /**
     * The estimate is one sum, so it is owed as a fee; the prompt's length is all that is known.
     */
    private static GenerationFinished interrupted(GenerationStarted started, long atMicros) {
        return new GenerationFinished(
                started.id(),
                atMicros,
                started.atMicros(),
                started.account(),
                started.key(),
                started.model(),
                started.model(),
                null,
                null,
                null,
                null,
                null,
                Outcome.INTERRUPTED,
                NO_STATUS,
                "server",
                null,
                null,
                false,
                new Usage(Tokens.of(started.estimatedPromptTokens(), 0), Usage.Source.ESTIMATED),
                new Charge(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, started.estimate()),
                null,
                -1,
                List.of(),
                Attribution.NONE,
                Work.PLAIN);
    }
}
