package dev.bourse.wire.fact;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.fact.AppDescribed;
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
import dev.bourse.domain.fact.PriceListed;
import dev.bourse.domain.fact.PromptClassified;
import dev.bourse.domain.fact.ScorePublished;
import dev.bourse.domain.fact.ScoresImported;
import dev.bourse.domain.fact.ToolUse;
import dev.bourse.domain.fact.Work;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.domain.ledger.ResetInterval;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Price;
import dev.bourse.domain.unit.Tokens;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The facts behind the golden files: every field filled, each with a value of its own. */
final class GoldenFacts {
    private static final long AT = 1_767_571_200_000_001L;
    private static final GenerationId ID = new GenerationId("gen-1767571200-Ab3");
    private static final KeyHash HASH = new KeyHash("0123456789abcdef".repeat(4));
    private static final String MODEL = "anthropic/claude-sonnet-4.5";

    private GoldenFacts() {}

    static Fact of(FactType type) {
        return switch (type) {
            case STARTED -> started();
            case FINISHED -> finished();
            case KEY_ISSUED -> new KeyIssued(AT, key(null));
            case KEY_CHANGED -> new KeyChanged(AT, key(TrustTier.T1));
            case KEY_DELETED -> new KeyDeleted(AT, HASH);
            case CREDITS_GRANTED ->
                    new CreditsGranted(AT, "grant-1", "acme", new Money(-5), "correction \"1\"");
            case PROMPT_CLASSIFIED -> classified();
            case PRICE_LISTED -> listed();
            case SCORE_PUBLISHED -> published();
            case SCORES_IMPORTED -> new ScoresImported(AT, List.of(published()));
            case APP_DESCRIBED ->
                    new AppDescribed(
                            AT,
                            "example.com",
                            "Example",
                            "example.org",
                            true,
                            List.of("cli-agent", "game"));
            case PRESET_SAVED ->
                    new PresetSaved(
                            AT, "acme", "support", 2, "{\"temperature\":0.2}", "Be kind.", HASH);
            case PRESET_CHANGED ->
                    new PresetChanged(
                            AT,
                            "acme",
                            "support",
                            "Support",
                            "First line",
                            PresetStatus.DISABLED,
                            AT - 1,
                            1);
            case PROVIDER_LISTED,
                    PROVIDER_WITHDRAWN,
                    OFFER_SEEN,
                    OFFER_GONE,
                    OFFER_TESTED,
                    OFFER_DECIDED ->
                    GoldenListings.of(type, AT);
        };
    }

    private static PromptClassified classified() {
        return new PromptClassified(
                AT,
                ID,
                "acme",
                MODEL,
                60,
                40,
                new Money(15),
                new Money(6),
                "code:debugging",
                "programming",
                "en",
                "java",
                -81_985_529_216_486_896L,
                10);
    }

    private static PriceListed listed() {
        return new PriceListed(
                AT,
                MODEL + "@bedrock/eu",
                MODEL,
                "bedrock",
                true,
                Price.parse("0.000003"),
                Price.parse("0.000015"),
                Price.parse("0.0000003"),
                Price.parse("0.00000375"),
                Price.parse("0.01"));
    }

    private static ScorePublished published() {
        return new ScorePublished(
                AT,
                "artificial-analysis",
                "intelligence_index",
                MODEL,
                new BigDecimal("51.20"),
                new BigDecimal("0.7"),
                500,
                LocalDate.of(2026, 1, 5),
                "https://example.org/scores");
    }

    private static GenerationStarted started() {
        return new GenerationStarted(
                ID, AT, "acme", HASH, MODEL, new Money(31_000), new Money(21_000), 1_200);
    }

    private static GenerationFinished finished() {
        return new GenerationFinished(
                ID,
                AT,
                AT - 2_500_000,
                "acme",
                HASH,
                "anthropic/claude-sonnet-4.5:nitro",
                MODEL,
                "bedrock",
                "Amazon Bedrock",
                MODEL + "@bedrock/eu",
                ServiceTier.PRIORITY,
                "msg_01",
                Outcome.BROKEN,
                200,
                "provider_error",
                "error",
                "end_turn",
                true,
                new Usage(new Tokens(10, 20, 30, 40, 15), Usage.Source.ESTIMATED),
                new Charge(money(1), money(2), money(3), money(4), money(5)),
                money(-6),
                350_000,
                List.of(
                        new AttemptRecord(MODEL + "@z", "z", MODEL, 0, "connect", 99),
                        new AttemptRecord(MODEL + "@bedrock/eu", "bedrock", MODEL, 200, "ok", 77)),
                new Attribution(
                        "https://app.example",
                        "App",
                        "s-1",
                        "u-1",
                        "curl/8",
                        List.of("cli-agent", "legal")),
                new Work(
                        ApiType.COMPLETIONS,
                        Dialect.ANTHROPIC,
                        Set.of(Modality.TEXT, Modality.IMAGE),
                        Set.of(Modality.TEXT),
                        new ToolUse(4, 1, 1, 1),
                        true,
                        true,
                        new GenerationId("gen-0"),
                        "careful",
                        null));
    }

    /** Keys of before had no word on trust. */
    private static Key key(@Nullable TrustTier minTrust) {
        return new Key(
                HASH,
                "acme",
                KeyKind.MANAGEMENT,
                "clé",
                "sk-bo-abc...xyz",
                true,
                money(7_000_000_000L),
                ResetInterval.WEEKLY,
                minTrust,
                AT + 1,
                AT - 2,
                AT - 1);
    }

    private static Money money(long nanos) {
        return new Money(nanos);
    }
}
