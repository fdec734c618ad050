package dev.bourse.wire.fact;

import dev.bourse.domain.fact.AppDescribed;
import dev.bourse.domain.fact.PriceListed;
import dev.bourse.domain.fact.PromptClassified;
import dev.bourse.domain.fact.ScorePublished;
import dev.bourse.domain.fact.ScoresImported;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** The stored form of facts that only the market reads; decimals are text, so none is rounded. */
record MarketCodec(FactWriter out) {
    private static final String COMMA = ",";

    void write(PromptClassified fact) {
        out.text(Name.ID, fact.id().value());
        out.text(Name.ACCOUNT, fact.account());
        out.text(Name.MODEL, fact.model());
        out.number(Name.INPUT, fact.promptTokens());
        out.number(Name.OUTPUT, fact.completionTokens());
        out.money(Name.AMOUNT, fact.charge());
        out.money(Name.PROMPT_CHARGE, fact.promptCharge());
        out.text(Name.TASK, fact.task());
        out.text(Name.CATEGORY, fact.category());
        out.text(Name.LANGUAGE, fact.language());
        out.text(Name.PROGRAMMING_LANGUAGE, fact.programmingLanguage());
        out.number(Name.FINGERPRINT, fact.fingerprint());
        out.number(Name.ONE_IN, fact.oneIn());
    }

    static PromptClassified prompt(Fields in, long at) {
        return new PromptClassified(
                at,
                new GenerationId(in.text(Name.ID)),
                in.text(Name.ACCOUNT),
                in.text(Name.MODEL),
                in.number(Name.INPUT),
                in.number(Name.OUTPUT),
                in.money(Name.AMOUNT),
                in.money(Name.PROMPT_CHARGE),
                in.text(Name.TASK),
                in.optionalText(Name.CATEGORY),
                in.text(Name.LANGUAGE),
                in.optionalText(Name.PROGRAMMING_LANGUAGE),
                in.number(Name.FINGERPRINT),
                in.smallNumber(Name.ONE_IN));
    }

    void write(PriceListed fact) {
        out.text(Name.ENDPOINT, fact.endpoint());
        out.text(Name.MODEL, fact.model());
        out.text(Name.PROVIDER, fact.provider());
        out.flag(Name.OFFERED, fact.offered());
        out.text(Name.INPUT, text(fact.prompt()));
        out.text(Name.OUTPUT, text(fact.completion()));
        out.text(Name.CACHE_READ, text(fact.cacheRead()));
        out.text(Name.CACHE_WRITE, text(fact.cacheWrite()));
        out.text(Name.REQUEST, text(fact.request()));
    }

    static PriceListed price(Fields in, long at) {
        return new PriceListed(
                at,
                in.text(Name.ENDPOINT),
                in.text(Name.MODEL),
                in.text(Name.PROVIDER),
                in.flag(Name.OFFERED),
                price(in, Name.INPUT),
                price(in, Name.OUTPUT),
                price(in, Name.CACHE_READ),
                price(in, Name.CACHE_WRITE),
                price(in, Name.REQUEST));
    }

    void write(ScorePublished fact) {
        out.text(Name.SOURCE, fact.source());
        out.text(Name.BENCHMARK, fact.benchmark());
        out.text(Name.MODEL, fact.model());
        out.text(Name.SCORE, fact.score().toString());
        BigDecimal error = fact.standardError();
        out.text(Name.STANDARD_ERROR, error == null ? null : error.toString());
        out.number(Name.TRIALS, fact.n());
        out.text(Name.PUBLISHED, fact.publishedOn().toString());
        out.text(Name.URL, fact.url());
    }

    static ScorePublished score(Fields in, long at) {
        String error = in.optionalText(Name.STANDARD_ERROR);
        return new ScorePublished(
                at,
                in.text(Name.SOURCE),
                in.text(Name.BENCHMARK),
                in.text(Name.MODEL),
                new BigDecimal(in.text(Name.SCORE)),
                error == null ? null : new BigDecimal(error),
                in.number(Name.TRIALS),
                day(in.text(Name.PUBLISHED)),
                in.optionalText(Name.URL));
    }

    void write(ScoresImported fact) {
        out.list(Name.SCORES);
        for (ScorePublished score : fact.scores()) {
            out.begin();
            out.number(Name.AT, score.atMicros());
            write(score);
            out.end();
        }
        out.endList();
    }

    static ScoresImported scores(Fields in, long at) {
        return new ScoresImported(
                at,
                in.objects(Name.SCORES).stream()
                        .map(each -> score(each, each.number(Name.AT)))
                        .toList());
    }

    void write(AppDescribed fact) {
        out.text(Name.APP, fact.app());
        out.text(Name.NAME, fact.name());
        out.text(Name.ALIAS_OF, fact.aliasOf());
        out.flag(Name.HIDDEN, fact.hidden());
        out.text(Name.CATEGORIES, String.join(COMMA, fact.categories()));
    }

    static AppDescribed app(Fields in, long at) {
        String categories = in.text(Name.CATEGORIES);
        return new AppDescribed(
                at,
                in.text(Name.APP),
                in.optionalText(Name.NAME),
                in.optionalText(Name.ALIAS_OF),
                in.flag(Name.HIDDEN),
                categories.isEmpty() ? List.of() : List.of(categories.split(COMMA, -1)));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw new FactException("no day: " + text);
        }
    }

    private static @Nullable String text(@Nullable Price price) {
        return price == null ? null : price.toString();
    }

    private static @Nullable Price price(Fields in, Name name) {
        String text = in.optionalText(name);
        return text == null ? null : Price.parse(text);
    }
}
