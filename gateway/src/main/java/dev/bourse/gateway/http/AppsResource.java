package dev.bourse.gateway.http;

import dev.bourse.domain.fact.AppDescribed;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.market.App;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Traffic;
import dev.bourse.domain.market.Window;
import dev.bourse.gateway.market.AppBook;
import dev.bourse.gateway.market.AppModelsQuestion;
import dev.bourse.gateway.market.AppsQuestion;
import dev.bourse.gateway.market.MarketDesk.Answer;
import dev.bourse.gateway.market.PointsQuestion;
import dev.bourse.gateway.pipeline.Errors;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** {@code /market/apps}: who sends requests, what with, and what the operator says about them. */
final class AppsResource {
    private static final int DAYS = 31;
    private static final int MOST_DAYS = 366;
    private static final int TOP = 20;
    private static final Set<String> MEMBERS = Set.of("name", "alias_of", "hidden", "categories");

    private final MarketParts parts;
    private final Consumer<Fact> keep;
    private final Map<String, AppDescribed> told = new ConcurrentHashMap<>();

    /**
     * @param keep records what an operator says
     */
    AppsResource(MarketParts parts, Consumer<Fact> keep) {
        this.parts = parts;
        this.keep = keep;
    }

    Reply list(Ask ask) {
        Choices choices =
                new Choices(ask).only("window", "date", "sort", "category", "limit", "offset");
        Window window = choices.window(parts.now(), Grain.WEEK, Grain.DAY, Grain.WEEK, Grain.MONTH);
        boolean trending =
                choices.word("sort", "popular", List.of("popular", "trending")).equals("trending");
        Optional<Set<String>> wanted = AppCategories.wanted(choices, "category");
        Answer<List<AppsQuestion.Row>> answer =
                parts.desk().ask(new AppsQuestion(window.start(), window.end(), trending));
        List<AppsQuestion.Row> found =
                answer.value().stream().filter(row -> fits(row.slug(), wanted)).toList();
        int offset = choices.number("offset", 0, 0, Integer.MAX_VALUE / 2);
        List<Object> rows = new ArrayList<>();
        found.stream()
                .skip(offset)
                .limit(choices.number("limit", 50, 1, 500))
                .forEach(row -> rows.add(row(offset + rows.size() + 1, row, trending).map()));
        return MarketReply.of(parts, answer.asOf(), "apps")
                .window(window, parts.now())
                .data(new Members().put("rows", rows).put("total_count", found.size()));
    }

    Reply one(Ask ask) {
        Choices choices = new Choices(ask).only("days");
        int days = choices.number("days", DAYS, 1, MOST_DAYS);
        return known(
                choices.slug(),
                app -> {
                    LocalDate today = Grain.date(parts.now());
                    long from = Grain.micros(today.minusDays(days - 1L));
                    long until = Grain.micros(today.plusDays(1));
                    Answer<Map<Long, Map<String, Traffic>>> answer =
                            parts.desk()
                                    .ask(
                                            new PointsQuestion(
                                                    Group.APP, Slice.ALL, Grain.DAY, from, until));
                    return MarketReply.of(parts, answer.asOf(), "apps")
                            .data(
                                    named(new Members(), app)
                                            .put("days", days(answer.value(), app, from, until))
                                            .put("models", models(app, from, until)));
                });
    }

    /** {@code /market/models/.../apps}. */
    Reply ofModel(Ask ask) {
        Choices choices = new Choices(ask).only("window", "date");
        Window window =
                choices.window(parts.now(), Grain.MONTH, Grain.DAY, Grain.WEEK, Grain.MONTH);
        String id = ask.parameter("author") + "/" + ask.parameter("slug");
        Answer<AppModelsQuestion.Uses> answer =
                parts.desk().ask(new AppModelsQuestion(window.start(), window.end()));
        List<Object> rows = new ArrayList<>();
        UseResource.sorted(answer.value().byModel().getOrDefault(id, Map.of()), Traffic::tokens)
                .limit(TOP)
                .forEach(one ->
                        rows.add(
                                named(new Members().put("rank", rows.size() + 1), one.getKey())
                                        .put("tokens", one.getValue().tokens())
                                        .put("requests", one.getValue().requests())
                                        .map()));
        return MarketReply.of(parts, answer.asOf(), "one-model")
                .window(window, parts.now())
                .data(new Members().put("rows", rows));
    }

    Reply settings(Ask ask, Key admin) {
        return Replies.data(settings(said(new Choices(ask).only().slug())).map());
    }

    synchronized Reply describe(Ask ask, Key admin) {
        AppDescribed now = changed(said(new Choices(ask).only().slug()), ask.body().json());
        keep.accept(now);
        told.put(now.app(), now);
        return Replies.data(settings(now).map());
    }

    private AppDescribed said(String slug) {
        return Objects.requireNonNullElseGet(
                settings().get(slug),
                () -> new AppDescribed(0, slug, null, null, false, List.of()));
    }

    /** The latest of what tables and this process know: tables follow a moment behind. */
    private Map<String, AppDescribed> settings() {
        Map<String, AppDescribed> latest = new HashMap<>(told);
        parts.desk()
                .sources()
                .queries()
                .notebook()
                .settings()
                .forEach(one -> latest.merge(one.app(), one, AppsResource::later));
        return latest;
    }

    private static AppDescribed later(AppDescribed here, AppDescribed stored) {
        return stored.atMicros() > here.atMicros() ? stored : here;
    }

    private AppDescribed changed(AppDescribed before, JsonObject wishes) {
        wishes.members().keySet().stream()
                .filter(name -> !MEMBERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadQuery(Choices.shown(name), "there is no such member");
                });
        String alias = text(wishes, "alias_of", before.aliasOf());
        requireOther(before.app(), alias);
        return new AppDescribed(
                parts.now(),
                before.app(),
                cleaned(text(wishes, "name", before.name())),
                alias,
                isHidden(wishes, before),
                categories(wishes, before));
    }

    /** An alias that leads back to where it began would stand for nothing. */
    private void requireOther(String app, @Nullable String alias) {
        if (alias != null && !App.isSlug(alias)) {
            throw new BadQuery("alias_of", "the slug of another app");
        }
        Map<String, AppDescribed> settings = settings();
        Set<String> passed = new HashSet<>();
        for (String one = alias; one != null && passed.add(one); one = aliasOf(settings, one)) {
            if (one.equals(app)) {
                throw new BadQuery("alias_of", "is itself an alias of this app");
            }
        }
    }

    private static @Nullable String aliasOf(Map<String, AppDescribed> settings, String app) {
        AppDescribed said = settings.get(app);
        return said == null ? null : said.aliasOf();
    }

    private static @Nullable String cleaned(@Nullable String name) {
        String clean = name == null ? null : App.clean(name);
        if (clean != null && clean.isEmpty()) {
            throw new BadQuery("name", "nothing of it can be shown");
        }
        return clean;
    }

    private static boolean isHidden(JsonObject wishes, AppDescribed before) {
        JsonValue value = wishes.members().get("hidden");
        if (value == null || value == JsonNull.NULL) {
            return value == null && before.hidden();
        }
        return value.asFlag().orElseThrow(() -> new BadQuery("hidden", "true, false or null"));
    }

    private static List<String> categories(JsonObject wishes, AppDescribed before) {
        JsonValue value = wishes.members().get("categories");
        if (value == null) {
            return before.categories();
        }
        if (value != JsonNull.NULL && !(value instanceof JsonValue.JsonArray)) {
            throw new BadQuery("categories", "a list or null");
        }
        return AppCategories.read(value.asItems());
    }

    private static @Nullable String text(JsonObject wishes, String name, @Nullable String before) {
        JsonValue value = wishes.members().get(name);
        if (value == null) {
            return before;
        }
        return value == JsonNull.NULL
                ? null
                : value.asText().orElseThrow(() -> new BadQuery(name, "a text or null"));
    }

    private static Members settings(AppDescribed app) {
        return new Members()
                .put("slug", app.app())
                .put("name", app.name())
                .put("alias_of", app.aliasOf())
                .put("hidden", app.hidden())
                .put("categories", app.categories());
    }

    private Members row(int rank, AppsQuestion.Row row, boolean trending) {
        return named(new Members().put("rank", rank), row.slug())
                .put("tokens", row.traffic().tokens())
                .put("requests", row.traffic().requests())
                .figureIf(trending, "growth", row.growth())
                .put("simulated", parts.names().isAnythingSimulated());
    }

    private Members named(Members members, String slug) {
        AppBook.Book book = book();
        String host = book.host(slug);
        return members.put("slug", slug)
                .put("name", book.name(slug))
                .put("host", host)
                .put("url", host.equals(slug) ? "https://" + host : null)
                .put("categories", book.categories(slug));
    }

    private List<?> days(
            Map<Long, Map<String, Traffic>> points, String app, long from, long until) {
        List<Object> days = new ArrayList<>();
        for (long day = from; day < until; day = Grain.DAY.next(day)) {
            Traffic traffic = points.getOrDefault(day, Map.of()).getOrDefault(app, Traffic.NONE);
            days.add(
                    new Members()
                            .put("date", Grain.date(day).toString())
                            .put("tokens", traffic.tokens())
                            .put("requests", traffic.requests())
                            .map());
        }
        return days;
    }

    private List<?> models(String app, long from, long until) {
        Map<String, Traffic> models =
                parts.desk()
                        .ask(new AppModelsQuestion(from, until))
                        .value()
                        .byApp()
                        .getOrDefault(app, Map.of());
        long total = models.values().stream().mapToLong(Traffic::tokens).sum();
        return UseResource.sorted(models, Traffic::tokens)
                .limit(TOP)
                .map(one ->
                        new Members()
                                .put("id", one.getKey())
                                .put("name", parts.names().model(one.getKey()))
                                .put("tokens", one.getValue().tokens())
                                .share("share", one.getValue().tokens(), total)
                                .map())
                .toList();
    }

    private boolean fits(String slug, Optional<Set<String>> wanted) {
        return wanted.map(names -> book().categories(slug).stream().anyMatch(names::contains))
                .orElse(true);
    }

    private Reply known(String slug, Function<String, Reply> answer) {
        return book().resolve(slug)
                .filter(app -> book().apps().containsKey(app))
                .map(answer)
                .orElseGet(() ->
                        Errors.answer(ApiError.of(ErrorType.NOT_FOUND, "There is no app " + slug)));
    }

    private AppBook.Book book() {
        return parts.desk().ask(AppBook.BOOK).value();
    }
}
