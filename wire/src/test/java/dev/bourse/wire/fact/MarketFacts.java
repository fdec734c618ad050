package dev.bourse.wire.fact;

import dev.bourse.domain.fact.AppDescribed;
import dev.bourse.domain.fact.PriceListed;
import dev.bourse.domain.fact.PromptClassified;
import dev.bourse.domain.fact.ScorePublished;
import dev.bourse.domain.fact.ScoresImported;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Facts of the market with random members. */
record MarketFacts(RandomGenerator random) {
    PromptClassified classified(String text, Money money) {
        return new PromptClassified(
                random.nextLong(),
                new GenerationId("gen-" + random.nextInt(100)),
                text,
                text + "/model",
                random.nextLong(Long.MAX_VALUE),
                random.nextLong(Long.MAX_VALUE),
                money,
                money,
                "math",
                random.nextBoolean() ? "science" : null,
                "en",
                random.nextBoolean() ? "java" : null,
                random.nextLong(),
                1 + random.nextInt(1_000));
    }

    PriceListed listed(String text) {
        return new PriceListed(
                random.nextLong(),
                text + "@p",
                text,
                "p",
                random.nextBoolean(),
                price(),
                price(),
                price(),
                price(),
                price());
    }

    ScorePublished published(String text) {
        return new ScorePublished(
                random.nextLong(),
                "source",
                "benchmark",
                text,
                new BigDecimal(random.nextInt()).movePointLeft(random.nextInt(12)),
                random.nextBoolean() ? new BigDecimal("0.50") : null,
                random.nextInt(1_000),
                LocalDate.ofEpochDay(random.nextInt(50_000)),
                random.nextBoolean() ? text : null);
    }

    ScoresImported imported(String text) {
        return new ScoresImported(
                random.nextLong(),
                Stream.generate(() -> published(text)).limit(1 + random.nextInt(3)).toList());
    }

    AppDescribed described(String text) {
        return new AppDescribed(
                random.nextLong(),
                "app.example",
                random.nextBoolean() ? text : null,
                random.nextBoolean() ? "other.example" : null,
                random.nextBoolean(),
                random.nextBoolean() ? List.of() : List.of("game", "legal"));
    }

    private @Nullable Price price() {
        return random.nextBoolean()
                ? null
                : Price.parse(
                        new BigDecimal(random.nextInt(Integer.MAX_VALUE))
                                .movePointLeft(random.nextInt(20) + 1)
                                .toPlainString());
    }
}
