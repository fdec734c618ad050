package dev.bourse.wire.fact;

import dev.bourse.domain.fact.AppDescribed;
import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.fact.Attribution;
import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationStarted;
import dev.bourse.domain.fact.KeyChanged;
import dev.bourse.domain.fact.KeyDeleted;
import dev.bourse.domain.fact.KeyIssued;
import dev.bourse.domain.fact.ListingFact;
import dev.bourse.domain.fact.PresetFact;
import dev.bourse.domain.fact.PriceListed;
import dev.bourse.domain.fact.PromptClassified;
import dev.bourse.domain.fact.ScorePublished;
import dev.bourse.domain.fact.ScoresImported;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Writes the members of one fact. */
final class FactWriter {
    private final Outlet out;

    FactWriter(Outlet out) {
        this.out = out;
    }

    void write(Fact fact) {
        out.begin();
        text(Name.TYPE, FactType.of(fact).tag());
        number(Name.AT, fact.atMicros());
        body(fact);
        out.end();
    }

    private void body(Fact fact) {
        switch (fact) {
            case GenerationStarted started -> started(started);
            case GenerationFinished finished -> finished(finished);
            case KeyIssued issued -> key(issued.key());
            case KeyChanged changed -> key(changed.key());
            case KeyDeleted deleted -> text(Name.KEY, deleted.hash().hex());
            case CreditsGranted granted -> granted(granted);
            case PromptClassified prompt -> new MarketCodec(this).write(prompt);
            case PriceListed price -> new MarketCodec(this).write(price);
            case ScorePublished score -> new MarketCodec(this).write(score);
            case ScoresImported file -> new MarketCodec(this).write(file);
            case AppDescribed app -> new MarketCodec(this).write(app);
            case PresetFact preset -> new PresetCodec(this).write(preset);
            case ListingFact listing -> new ListingCodec(this).write(listing);
        }
    }

    private void started(GenerationStarted fact) {
        text(Name.ID, fact.id().value());
        text(Name.ACCOUNT, fact.account());
        text(Name.KEY, fact.key().hex());
        text(Name.MODEL, fact.model());
        money(Name.HELD, fact.held());
        money(Name.ESTIMATE, fact.estimate());
        number(Name.ESTIMATED_PROMPT, fact.estimatedPromptTokens());
    }

    private void finished(GenerationFinished fact) {
        text(Name.ID, fact.id().value());
        number(Name.STARTED, fact.startedAtMicros());
        text(Name.ACCOUNT, fact.account());
        text(Name.KEY, fact.key().hex());
        text(Name.REQUESTED, fact.requestedModel());
        answerer(fact);
        outcome(fact);
    }

    private void answerer(GenerationFinished fact) {
        text(Name.MODEL, fact.model());
        text(Name.PROVIDER, fact.provider());
        text(Name.PROVIDER_NAME, fact.providerName());
        text(Name.ENDPOINT, fact.endpoint());
        word(Name.TIER, fact.tier());
        text(Name.UPSTREAM_ID, fact.upstreamId());
    }

    /** All but the texts that name it; see {@link GenerationDetail}. */
    void detail(GenerationFinished fact) {
        number(Name.AT, fact.atMicros());
        number(Name.STARTED, fact.startedAtMicros());
        text(Name.REQUESTED, fact.requestedModel());
        word(Name.TIER, fact.tier());
        text(Name.UPSTREAM_ID, fact.upstreamId());
        outcome(fact);
    }

    private void outcome(GenerationFinished fact) {
        ending(fact);
        usage(fact.usage());
        charge(fact.charge());
        money(Name.CACHE_DISCOUNT, fact.cacheDiscount());
        attempts(fact);
        attribution(fact.attribution());
        new WorkCodec(this).write(fact.work());
    }

    private void ending(GenerationFinished fact) {
        word(Name.OUTCOME, fact.outcome());
        number(Name.STATUS, fact.httpStatus());
        text(Name.ERROR, fact.errorType());
        text(Name.FINISH, fact.finishReason());
        text(Name.NATIVE_FINISH, fact.nativeFinishReason());
        flag(Name.STREAMED, fact.streamed());
        number(Name.FIRST_TOKEN, fact.firstTokenMicros());
    }

    private void usage(@Nullable Usage usage) {
        if (usage == null) {
            return;
        }
        Tokens tokens = usage.tokens();
        object(Name.USAGE);
        word(Name.SOURCE, usage.source());
        number(Name.INPUT, tokens.uncachedInput());
        number(Name.CACHE_READ, tokens.cacheRead());
        number(Name.CACHE_WRITE, tokens.cacheWrite());
        number(Name.OUTPUT, tokens.output());
        number(Name.REASONING, tokens.reasoning());
        some(Name.CACHE_WRITE_HOUR, tokens.cacheWriteHour());
        some(Name.SOUND_INPUT, tokens.sound().input());
        some(Name.SOUND_CACHE_READ, tokens.sound().cacheRead());
        some(Name.SOUND_OUTPUT, tokens.sound().output());
        some(Name.IMAGE_INPUT, tokens.images().input());
        some(Name.IMAGE_CACHE_READ, tokens.images().cacheRead());
        some(Name.IMAGE_OUTPUT, tokens.images().output());
        units(usage.units());
        out.end();
    }

    private void units(Units units) {
        some(Name.WEB_SEARCHES, units.webSearches());
        if (units.isDelivery()) {
            number(Name.IMAGES, units.images());
            number(Name.SEARCHES, units.searches());
            number(Name.CHARACTERS, units.characters());
            number(Name.SECONDS, units.seconds());
        }
    }

    /** Left out where there are none. */
    private void some(Name name, long count) {
        if (count != 0) {
            number(name, count);
        }
    }

    private void charge(Charge charge) {
        object(Name.CHARGE);
        money(Name.INPUT, charge.input());
        money(Name.CACHE_READ, charge.cacheRead());
        money(Name.CACHE_WRITE, charge.cacheWrite());
        money(Name.OUTPUT, charge.output());
        money(Name.REQUEST, charge.request());
        out.end();
    }

    private void attempts(GenerationFinished fact) {
        list(Name.ATTEMPTS, fact.attempts(), this::attempt);
    }

    private void attempt(AttemptRecord attempt) {
        text(Name.ENDPOINT, attempt.endpoint());
        text(Name.PROVIDER, attempt.provider());
        text(Name.MODEL, attempt.model());
        number(Name.STATUS, attempt.status());
        text(Name.RESULT, attempt.result());
        number(Name.LATENCY, attempt.latencyMicros());
    }

    private void attribution(Attribution app) {
        if (app.equals(Attribution.NONE)) {
            return;
        }
        object(Name.APP);
        text(Name.REFERER, app.referer());
        text(Name.TITLE, app.title());
        text(Name.SESSION, app.session());
        text(Name.USER, app.user());
        text(Name.USER_AGENT, app.userAgent());
        List<String> categories = app.categories();
        text(Name.CATEGORIES, categories.isEmpty() ? null : String.join(",", categories));
        out.end();
    }

    void key(Key key) {
        object(Name.RECORD);
        text(Name.KEY, key.hash().hex());
        text(Name.ACCOUNT, key.account());
        word(Name.KIND, key.kind());
        text(Name.NAME, key.name());
        text(Name.LABEL, key.label());
        flag(Name.DISABLED, key.disabled());
        money(Name.LIMIT, key.limit());
        word(Name.RESET, key.reset());
        word(Name.MIN_TRUST, key.minTrust());
        number(Name.EXPIRES, key.expiresAtMicros());
        number(Name.CREATED, key.createdAtMicros());
        number(Name.UPDATED, key.updatedAtMicros());
        out.end();
    }

    private void granted(CreditsGranted fact) {
        text(Name.ID, fact.id());
        text(Name.ACCOUNT, fact.account());
        money(Name.AMOUNT, fact.amount());
        text(Name.REASON, fact.reason());
    }

    void begin() {
        out.begin();
    }

    void end() {
        out.end();
    }

    void object(Name name) {
        out.object(name);
    }

    void list(Name name) {
        out.list(name);
    }

    void endList() {
        out.endList();
    }

    /** A list of objects. */
    <T> void list(Name name, Iterable<T> items, Item<T> item) {
        out.list(name);
        for (T one : items) {
            out.begin();
            item.write(one);
            out.end();
        }
        out.endList();
    }

    /** Writes the members of one item. */
    @FunctionalInterface
    interface Item<T> {
        void write(T item);
    }

    void text(Name name, @Nullable String value) {
        if (value != null) {
            out.text(name, value);
        }
    }

    void word(Name name, @Nullable Enum<?> value) {
        text(name, value == null ? null : value.name());
    }

    void money(Name name, @Nullable Money value) {
        if (value != null) {
            number(name, value.nanos());
        }
    }

    void number(Name name, long value) {
        out.number(name, value);
    }

    void flag(Name name, boolean value) {
        out.flag(name, value);
    }
}
