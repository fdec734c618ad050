package dev.bourse.wire.fact;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.fact.AnswerForm;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.fact.GenerationStarted;
import dev.bourse.domain.fact.KeyChanged;
import dev.bourse.domain.fact.KeyDeleted;
import dev.bourse.domain.fact.KeyIssued;
import dev.bourse.domain.fact.PresetChanged;
import dev.bourse.domain.fact.PresetSaved;
import dev.bourse.domain.fact.PresetStatus;
import dev.bourse.domain.fact.ToolUse;
import dev.bourse.domain.fact.Work;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.domain.ledger.ResetInterval;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.MediaTokens;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Facts of every type with every field anywhere in its range, from a seed. */
final class RandomFacts {
    private static final List<String> PIECES =
            List.of(
                    "a", "Z", "/", "\"", "\\", "\n", "\u0000", "é", "漢", "😀", "</", " ", "7",
                    "\uD83D", "\uDE00");

    private final RandomGenerator random;

    RandomFacts(RandomGenerator random) {
        this.random = random;
    }

    Fact next() {
        return switch (random.nextInt(15)) {
            case 0 -> started();
            case 1 -> new KeyIssued(anyLong(), key());
            case 2 -> new KeyChanged(anyLong(), key());
            case 3 -> new KeyDeleted(anyLong(), hash());
            case 4 -> new CreditsGranted(anyLong(), text(), text(), money(), text());
            case 5 -> new MarketFacts(random).classified(text(), money());
            case 6 -> new MarketFacts(random).listed(text());
            case 7 -> new MarketFacts(random).published(text());
            case 8 -> new MarketFacts(random).described(text());
            case 9 -> saved();
            case 10 -> changed();
            case 11 -> new MarketFacts(random).imported(text());
            case 12, 13 -> new ListingFacts(random).any(text());
            default -> finished();
        };
    }

    private PresetSaved saved() {
        return new PresetSaved(
                anyLong(),
                text(),
                text(),
                1 + random.nextInt(100),
                text(),
                maybe(this::text),
                hash());
    }

    private PresetChanged changed() {
        return new PresetChanged(
                anyLong(),
                text(),
                text(),
                text(),
                maybe(this::text),
                any(PresetStatus.values()),
                anyLong(),
                random.nextInt());
    }

    private GenerationStarted started() {
        return new GenerationStarted(
                id(), anyLong(), text(), hash(), text(), money(), money(), anyLong());
    }

    private GenerationFinished finished() {
        return new GenerationFinished(
                id(),
                anyLong(),
                anyLong(),
                text(),
                hash(),
                text(),
                text(),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(() -> any(ServiceTier.values())),
                maybe(this::text),
                any(Outcome.values()),
                random.nextInt(),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                random.nextBoolean(),
                maybe(this::usage),
                new Charge(money(), money(), money(), money(), money()),
                maybe(this::money),
                anyLong(),
                Stream.generate(this::attempt).limit(random.nextInt(4)).toList(),
                new Attribution(
                        maybe(this::text),
                        maybe(this::text),
                        maybe(this::text),
                        maybe(this::text),
                        maybe(this::text),
                        random.nextBoolean() ? List.of() : List.of("game", "legal")),
                work());
    }

    private Work work() {
        int wrong = random.nextInt(3);
        return new Work(
                any(ApiType.values()),
                any(Dialect.values()),
                Set.of(any(Modality.values())),
                Set.of(any(Modality.values())),
                new ToolUse(3 * wrong, wrong, wrong, wrong),
                random.nextBoolean(),
                random.nextBoolean(),
                maybe(this::id),
                maybe(this::text),
                random.nextBoolean() ? any(AnswerForm.values()) : null);
    }

    private Units units() {
        return switch (random.nextInt(4)) {
            case 0 -> Units.NONE;
            case 1 -> Units.ofWebSearches(count());
            case 2 -> new Units(count(), count(), count(), count());
            default -> new Units(count(), count(), count(), count(), count());
        };
    }

    private Usage usage() {
        long output = count();
        long reasoning = random.nextLong(output + 1);
        long written = count();
        long hour = random.nextBoolean() ? 0 : random.nextLong(written + 1);
        Tokens tokens = new Tokens(count(), count(), written, output, reasoning, hour);
        MediaTokens sound =
                new MediaTokens(
                        random.nextLong(tokens.uncachedInput() + 1),
                        random.nextLong(tokens.cacheRead() + 1),
                        random.nextLong(output - reasoning + 1));
        MediaTokens images =
                new MediaTokens(
                        random.nextLong(tokens.uncachedInput() - sound.input() + 1),
                        random.nextLong(tokens.cacheRead() - sound.cacheRead() + 1),
                        random.nextLong(output - reasoning - sound.output() + 1));
        Tokens heard = random.nextBoolean() ? tokens : tokens.sounding(sound);
        return new Usage(
                random.nextBoolean() ? heard : heard.picturing(images),
                units(),
                any(Usage.Source.values()));
    }

    private AttemptRecord attempt() {
        return new AttemptRecord(text(), text(), text(), random.nextInt(), text(), anyLong());
    }

    private Key key() {
        return new Key(
                hash(),
                text(),
                any(KeyKind.values()),
                text(),
                text(),
                random.nextBoolean(),
                maybe(() -> new Money(count())),
                any(ResetInterval.values()),
                maybe(() -> any(TrustTier.values())),
                anyLong(),
                anyLong(),
                anyLong());
    }

    private GenerationId id() {
        return new GenerationId("gen-" + Long.toHexString(random.nextLong()));
    }

    private KeyHash hash() {
        return new KeyHash("%016x".formatted(random.nextLong()).repeat(4));
    }

    private Money money() {
        return new Money(anyLong());
    }

    private long anyLong() {
        return random.nextLong() >> random.nextInt(64);
    }

    private long count() {
        return random.nextLong(Long.MAX_VALUE) >> random.nextInt(63);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(20);
        for (int i = 0; i < length; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }
}
