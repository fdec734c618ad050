package dev.bourse.wire.fact;

import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
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
import dev.bourse.domain.fact.ProviderWithdrawn;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.domain.ledger.ResetInterval;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.MediaTokens;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Makes facts of the members that were read. */
final class FactReader {
    private FactReader() {}

    static Fact fact(Fields in) {
        long at = in.number(Name.AT);
        return switch (FactType.of(in.text(Name.TYPE))) {
            case STARTED -> started(in, at);
            case FINISHED -> finished(in, at);
            case KEY_ISSUED -> new KeyIssued(at, key(in.object(Name.RECORD)));
            case KEY_CHANGED -> new KeyChanged(at, key(in.object(Name.RECORD)));
            case KEY_DELETED -> new KeyDeleted(at, hash(in));
            case CREDITS_GRANTED -> granted(in, at);
            case PROMPT_CLASSIFIED -> MarketCodec.prompt(in, at);
            case PRICE_LISTED -> MarketCodec.price(in, at);
            case SCORE_PUBLISHED -> MarketCodec.score(in, at);
            case SCORES_IMPORTED -> MarketCodec.scores(in, at);
            case APP_DESCRIBED -> MarketCodec.app(in, at);
            case PRESET_SAVED -> PresetCodec.saved(in, at);
            case PRESET_CHANGED -> PresetCodec.changed(in, at);
            case PROVIDER_LISTED -> ListingCodec.listed(in, at);
            case PROVIDER_WITHDRAWN -> new ProviderWithdrawn(at, in.text(Name.PROVIDER));
            case OFFER_SEEN -> ListingCodec.seen(in, at);
            case OFFER_GONE -> ListingCodec.gone(in, at);
            case OFFER_TESTED -> ListingCodec.tested(in, at);
            case OFFER_DECIDED -> ListingCodec.decided(in, at);
        };
    }

    static GenerationStarted started(Fields in, long at) {
        return new GenerationStarted(
                new GenerationId(in.text(Name.ID)),
                at,
                in.text(Name.ACCOUNT),
                hash(in),
                in.text(Name.MODEL),
                in.money(Name.HELD),
                in.money(Name.ESTIMATE),
                in.number(Name.ESTIMATED_PROMPT));
    }

    static GenerationFinished finished(Fields in, long at) {
        return new GenerationFinished(
                new GenerationId(in.text(Name.ID)),
                at,
                in.number(Name.STARTED),
                in.text(Name.ACCOUNT),
                hash(in),
                in.text(Name.REQUESTED),
                in.text(Name.MODEL),
                in.optionalText(Name.PROVIDER),
                in.optionalText(Name.PROVIDER_NAME),
                in.optionalText(Name.ENDPOINT),
                in.optionalWord(ServiceTier.class, Name.TIER),
                in.optionalText(Name.UPSTREAM_ID),
                in.word(Outcome.class, Name.OUTCOME),
                in.smallNumber(Name.STATUS),
                in.optionalText(Name.ERROR),
                in.optionalText(Name.FINISH),
                in.optionalText(Name.NATIVE_FINISH),
                in.flag(Name.STREAMED),
                usage(in.optionalObject(Name.USAGE)),
                charge(in.object(Name.CHARGE)),
                in.optionalMoney(Name.CACHE_DISCOUNT),
                in.number(Name.FIRST_TOKEN),
                attempts(in.objects(Name.ATTEMPTS)),
                attribution(in.optionalObject(Name.APP)),
                WorkCodec.read(in.optionalObject(Name.WORK)));
    }

    private static @Nullable Usage usage(@Nullable Fields in) {
        return in == null
                ? null
                : new Usage(tokens(in), units(in), in.word(Usage.Source.class, Name.SOURCE));
    }

    private static Tokens tokens(Fields in) {
        return new Tokens(
                in.number(Name.INPUT),
                in.number(Name.CACHE_READ),
                in.number(Name.CACHE_WRITE),
                in.number(Name.OUTPUT),
                in.number(Name.REASONING),
                some(in, Name.CACHE_WRITE_HOUR),
                media(in, Name.SOUND_INPUT, Name.SOUND_CACHE_READ, Name.SOUND_OUTPUT),
                media(in, Name.IMAGE_INPUT, Name.IMAGE_CACHE_READ, Name.IMAGE_OUTPUT));
    }

    private static MediaTokens media(Fields in, Name input, Name cacheRead, Name output) {
        long fresh = some(in, input);
        long read = some(in, cacheRead);
        long made = some(in, output);
        return (fresh | read | made) == 0 ? MediaTokens.NONE : new MediaTokens(fresh, read, made);
    }

    /** What is left out where there are none. */
    private static long some(Fields in, Name name) {
        return in.has(name) ? in.number(name) : 0;
    }

    /** Facts of chats have none but searches of the web. */
    private static Units units(Fields in) {
        Units units =
                in.has(Name.IMAGES)
                        ? new Units(
                                in.number(Name.IMAGES),
                                in.number(Name.SEARCHES),
                                in.number(Name.CHARACTERS),
                                in.number(Name.SECONDS))
                        : Units.NONE;
        return in.has(Name.WEB_SEARCHES) ? units.searching(in.number(Name.WEB_SEARCHES)) : units;
    }

    private static Charge charge(Fields in) {
        return new Charge(
                in.money(Name.INPUT),
                in.money(Name.CACHE_READ),
                in.money(Name.CACHE_WRITE),
                in.money(Name.OUTPUT),
                in.money(Name.REQUEST));
    }

    private static AttemptRecord attempt(Fields in) {
        return new AttemptRecord(
                in.text(Name.ENDPOINT),
                in.text(Name.PROVIDER),
                in.text(Name.MODEL),
                in.smallNumber(Name.STATUS),
                in.text(Name.RESULT),
                in.number(Name.LATENCY));
    }

    private static List<AttemptRecord> attempts(List<Fields> in) {
        List<AttemptRecord> attempts = new ArrayList<>(in.size());
        for (Fields each : in) {
            attempts.add(attempt(each));
        }
        return attempts;
    }

    private static Attribution attribution(@Nullable Fields in) {
        return in == null
                ? Attribution.NONE
                : new Attribution(
                        in.optionalText(Name.REFERER),
                        in.optionalText(Name.TITLE),
                        in.optionalText(Name.SESSION),
                        in.optionalText(Name.USER),
                        in.optionalText(Name.USER_AGENT),
                        categories(in.optionalText(Name.CATEGORIES)));
    }

    private static List<String> categories(@Nullable String joined) {
        return joined == null ? List.of() : List.of(joined.split(",", -1));
    }

    static Key key(Fields in) {
        return new Key(
                hash(in),
                in.text(Name.ACCOUNT),
                in.word(KeyKind.class, Name.KIND),
                in.text(Name.NAME),
                in.text(Name.LABEL),
                in.flag(Name.DISABLED),
                in.optionalMoney(Name.LIMIT),
                in.word(ResetInterval.class, Name.RESET),
                in.optionalWord(TrustTier.class, Name.MIN_TRUST),
                in.number(Name.EXPIRES),
                in.number(Name.CREATED),
                in.number(Name.UPDATED));
    }

    private static CreditsGranted granted(Fields in, long at) {
        return new CreditsGranted(
                at,
                in.text(Name.ID),
                in.text(Name.ACCOUNT),
                in.money(Name.AMOUNT),
                in.text(Name.REASON));
    }

    private static KeyHash hash(Fields in) {
        return new KeyHash(in.text(Name.KEY));
    }
}
