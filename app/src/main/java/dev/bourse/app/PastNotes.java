package dev.bourse.app;

import dev.bourse.domain.fact.AppDescribed;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.ScorePublished;
import dev.bourse.sim.market.MarketScript;
import dev.bourse.sim.market.ScriptedApp;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What the operator of a simulated market noted at its beginning. */
final class PastNotes {
    private static final long QUESTIONS = 100;

    private PastNotes() {}

    static List<Fact> of(MarketScript script) {
        long at = script.startMicros();
        List<Fact> notes = new ArrayList<>();
        MarketScript.apps().forEach(app -> notes.add(described(app, at)));
        MarketScript.scores().forEach((model, right) -> notes.add(score(model, right, at)));
        return notes;
    }

    private static Fact described(ScriptedApp app, long at) {
        return new AppDescribed(at, app.host(), null, null, false, app.categories());
    }

    private static Fact score(String model, int right, long at) {
        LocalDate day =
                Instant.EPOCH.plus(at, ChronoUnit.MICROS).atZone(ZoneOffset.UTC).toLocalDate();
        return new ScorePublished(
                at,
                "simulation",
                "Simulated questions",
                model,
                BigDecimal.valueOf(right),
                null,
                QUESTIONS,
                day,
                null);
    }
}
