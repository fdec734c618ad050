package dev.bourse.gateway.store;

import dev.bourse.domain.fact.AppDescribed;
import dev.bourse.domain.fact.PriceListed;
import dev.bourse.domain.fact.PromptClassified;
import dev.bourse.domain.fact.ScorePublished;
import dev.bourse.domain.market.App;
import dev.bourse.domain.market.Delta;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.unit.Price;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.BiConsumer;

/**
 * What is noted rather than summed: names and settings of apps, signatures and tags of prompts,
 * list prices and published scores.
 *
 * @param transaction where
 * @param hashes short names
 */
record MarketNotes(Handle transaction, Hashes hashes) {
    private static final String APP =
            """
            insert into market_app (slug, host, title) values (:slug, :host, :title)
            on conflict (slug) do update set
                host = excluded.host, title = coalesce(excluded.title, market_app.title)\
            """;

    private static final String SETTING =
            """
            insert into market_app_setting (slug, name, alias_of, hidden, categories)
            values (:slug, :name, :alias, :hidden, :categories)
            on conflict (slug) do update set
                name = excluded.name,
                alias_of = excluded.alias_of,
                hidden = excluded.hidden,
                categories = excluded.categories\
            """;

    private static final String FINGERPRINT =
            """
            insert into market_fingerprint (generation, model, start_hour, bits)
            values (:generation, :model, :day, :bits)
            on conflict do nothing\
            """;

    private static final String TASK =
            """
            insert into market_task
                (generation, start_hour, task, category, language, programming_language)
            values (:generation, :day, :task, :category, :language, :programming)
            on conflict do nothing\
            """;

    private static final String PRICE =
            """
            insert into market_price (endpoint, at_micros, model, provider, offered,
                prompt, completion, cache_read, cache_write, request)
            values (:endpoint, :at, :model, :provider, :offered,
                :prompt, :completion, :cacheRead, :cacheWrite, :request)
            on conflict do nothing\
            """;

    private static final String SCORE =
            """
            insert into market_score (source, benchmark, model, at_micros,
                score, standard_error, trials, published_on, url)
            values (:source, :benchmark, :model, :at, :score, :error, :trials, :published, :url)
            on conflict (source, benchmark, model) do update set
                at_micros = excluded.at_micros,
                score = excluded.score,
                standard_error = excluded.standard_error,
                trials = excluded.trials,
                published_on = excluded.published_on,
                url = excluded.url
            where excluded.published_on >= market_score.published_on\
            """;

    void add(Delta delta) {
        each(APP, delta.apps().values(), MarketNotes::app);
        each(SETTING, delta.described().values(), MarketNotes::setting);
        each(FINGERPRINT, delta.prompts(), this::fingerprint);
        each(TASK, delta.prompts(), MarketNotes::task);
        each(PRICE, delta.prices(), MarketNotes::price);
        each(SCORE, delta.scores(), MarketNotes::score);
    }

    private <T> void each(String sql, Collection<T> items, BiConsumer<PreparedBatch, T> bind) {
        if (items.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = transaction.prepareBatch(sql)) {
            for (T item : items) {
                bind.accept(batch, item);
                batch.add();
            }
            batch.execute();
        }
    }

    private static void app(PreparedBatch batch, App app) {
        batch.bind("slug", app.slug()).bind("host", app.host()).bind("title", app.title());
    }

    private static void setting(PreparedBatch batch, AppDescribed app) {
        batch.bind("slug", Texts.key(app.app()))
                .bind("name", Texts.stored(app.name()))
                .bind("alias", Texts.stored(app.aliasOf()))
                .bind("hidden", app.hidden())
                .bind("categories", String.join(",", app.categories()));
    }

    private void fingerprint(PreparedBatch batch, PromptClassified prompt) {
        batch.bind("generation", hashes.open(prompt.id().value()))
                .bind("model", Texts.key(prompt.model()))
                .bind("day", Hours.of(Grain.DAY.begin(prompt.atMicros())))
                .bind("bits", prompt.fingerprint());
    }

    private static void task(PreparedBatch batch, PromptClassified prompt) {
        batch.bind("generation", Texts.key(prompt.id().value()))
                .bind("day", Hours.of(Grain.DAY.begin(prompt.atMicros())))
                .bind("task", Texts.key(prompt.task()))
                .bind("category", Texts.stored(prompt.category()))
                .bind("language", Texts.key(prompt.language()))
                .bind("programming", Texts.stored(prompt.programmingLanguage()));
    }

    private static void price(PreparedBatch batch, PriceListed price) {
        batch.bind("endpoint", Texts.key(price.endpoint()))
                .bind("at", price.atMicros())
                .bind("model", Texts.key(price.model()))
                .bind("provider", Texts.key(price.provider()))
                .bind("offered", price.offered())
                .bind("prompt", text(price.prompt()))
                .bind("completion", text(price.completion()))
                .bind("cacheRead", text(price.cacheRead()))
                .bind("cacheWrite", text(price.cacheWrite()))
                .bind("request", text(price.request()));
    }

    private static void score(PreparedBatch batch, ScorePublished score) {
        BigDecimal error = score.standardError();
        batch.bind("source", Texts.key(score.source()))
                .bind("benchmark", Texts.key(score.benchmark()))
                .bind("model", Texts.key(score.model()))
                .bind("at", score.atMicros())
                .bind("score", score.score().toString())
                .bind("error", error == null ? null : error.toString())
                .bind("trials", score.n())
                .bind("published", score.publishedOn().toString())
                .bind("url", Texts.stored(score.url()));
    }

    private static @Nullable String text(@Nullable Price price) {
        return price == null ? null : price.toString();
    }
}
