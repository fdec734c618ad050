package dev.bourse.gateway.store;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.fact.AnswerForm;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.fact.GenerationStarted;
import dev.bourse.domain.fact.ToolUse;
import dev.bourse.domain.fact.Work;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.MediaTokens;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** A seeded stream of facts: few accounts, keys and models, three months, every field in use. */
final class RandomUsage {
    static final Instant START = Instant.parse("2025-12-20T00:00:00Z");
    static final int DAYS = 80;

    private final Random random;
    private final String prefix;
    private long number;

    RandomUsage(long seed, String prefix) {
        this.random = new Random(seed);
        this.prefix = prefix;
    }

    static KeyHash key(int number) {
        return new KeyHash("%064x".formatted(number));
    }

    static String account(int number) {
        return "account-" + number;
    }

    List<Fact> facts(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }

    Fact next() {
        return switch (random.nextInt(10)) {
            case 0 -> granted();
            case 1 -> started();
            default -> finished();
        };
    }

    GenerationFinished finished() {
        boolean answered = random.nextInt(10) > 0;
        boolean plain = random.nextBoolean();
        long at = at();
        String model = answered ? "maker/model-" + random.nextInt(5) : "maker/wish";
        String provider = answered ? "provider-" + random.nextInt(3) : null;
        return new GenerationFinished(
                new GenerationId("gen-" + prefix + number++),
                at,
                at - random.nextInt(60_000_000),
                account(random.nextInt(4)),
                key(random.nextInt(6)),
                model + maybe(":nitro", ""),
                model,
                provider,
                provider == null ? null : "Provider «" + provider + "»",
                provider == null ? null : model + "@" + provider,
                provider == null ? null : any(ServiceTier.values()),
                maybe("chatcmpl-1", null),
                any(Outcome.values()),
                answered ? 200 : 503,
                maybe("timeout", null),
                maybe("stop", null),
                maybe("end_turn", null),
                random.nextBoolean(),
                answered ? usage(plain) : null,
                answered ? charge() : Charge.NONE,
                random.nextBoolean() ? new Money(random.nextInt(2_000) - 1_000) : null,
                answered ? random.nextInt(3_000_000) : -1,
                Stream.generate(this::attempt).limit(random.nextInt(3)).toList(),
                attribution(plain),
                plain ? Work.PLAIN : work());
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
                random.nextBoolean() ? new GenerationId("gen-before") : null,
                maybe("careful", null),
                random.nextBoolean() ? any(AnswerForm.values()) : null);
    }

    private GenerationStarted started() {
        return new GenerationStarted(
                new GenerationId("gen-" + prefix + number++),
                at(),
                account(0),
                key(0),
                "maker/model-0",
                new Money(20),
                new Money(10),
                7);
    }

    private CreditsGranted granted() {
        Money amount = new Money(random.nextLong(5_000_000_000L) - 1_000_000_000L);
        String id = "grant-" + prefix + number++;
        return new CreditsGranted(at(), id, account(random.nextInt(4)), amount, "it's \"a\" gift");
    }

    private Usage usage(boolean plain) {
        return plain
                ? new Usage(
                        Tokens.of(random.nextInt(9_000), random.nextInt(4_000)),
                        any(Usage.Source.values()))
                : usage();
    }

    private Usage usage() {
        long output = random.nextInt(4_000);
        long written = random.nextInt(500);
        Tokens tokens =
                new Tokens(
                        random.nextInt(9_000),
                        random.nextInt(500),
                        written,
                        output,
                        random.nextLong(output + 1),
                        random.nextLong(written + 1));
        MediaTokens sound =
                new MediaTokens(
                        random.nextLong(tokens.uncachedInput() + 1),
                        random.nextLong(tokens.cacheRead() + 1),
                        random.nextLong(output - tokens.reasoning() + 1));
        MediaTokens images =
                new MediaTokens(
                        random.nextLong(tokens.uncachedInput() - sound.input() + 1),
                        random.nextLong(tokens.cacheRead() - sound.cacheRead() + 1),
                        random.nextLong(output - tokens.reasoning() - sound.output() + 1));
        Units units =
                new Units(
                        0,
                        random.nextInt(3),
                        random.nextInt(2),
                        random.nextInt(90),
                        random.nextInt(4));
        return new Usage(
                tokens.sounding(sound).picturing(images), units, any(Usage.Source.values()));
    }

    private Charge charge() {
        return new Charge(money(), money(), money(), money(), money());
    }

    private Money money() {
        return new Money(random.nextLong(40_000_000_000L) >> random.nextInt(36));
    }

    private AttemptRecord attempt() {
        return new AttemptRecord(
                "a/b@c", "c", "a/b", random.nextInt(600), "status", random.nextInt(1 << 30));
    }

    private Attribution attribution(boolean plain) {
        return new Attribution(
                maybe("https://app.example/?q='1'", null),
                maybe("Ünïcödé 漢字 😀", null),
                maybe("session-" + number % 3, null),
                maybe("user", null),
                maybe("curl/8.5; drop table generation", null),
                plain || random.nextBoolean() ? List.of() : List.of("cli-agent", "game"));
    }

    private long at() {
        long start = ChronoUnit.MICROS.between(Instant.EPOCH, START);
        return start + random.nextLong(DAYS * 86_400_000_000L);
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private @Nullable String maybe(String one, @Nullable String other) {
        return random.nextBoolean() ? one : other;
    }
}
