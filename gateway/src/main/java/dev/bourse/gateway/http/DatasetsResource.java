package dev.bourse.gateway.http;

import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.market.Facet;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.History;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Standing;
import dev.bourse.domain.market.Traffic;
import dev.bourse.gateway.market.AppBook;
import dev.bourse.gateway.market.AppsQuestion;
import dev.bourse.gateway.market.LanguagesQuestion;
import dev.bourse.gateway.market.MarketDesk.Answer;
import dev.bourse.gateway.market.PartsQuestion;
import dev.bourse.gateway.market.PartsQuestion.Part;
import dev.bourse.gateway.market.PointsQuestion;
import dev.bourse.gateway.market.PresentQuestion;
import dev.bourse.gateway.market.SessionsQuestion;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.wire.json.JsonValue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code /datasets/...} and {@code /classifications/task}, in OpenRouter's shapes. */
final class DatasetsResource {
    private static final int TOP = 50;
    private static final int DAYS_OF_TASKS = 7;
    private static final List<String> PERIODS = List.of("day", "week", "month");
    private static final List<String> MODALITIES =
            List.of("text", "image", "image_output", "audio", "tool_calling");
    private static final List<String> CONTEXTS = List.of("1K", "10K", "100K", "1M", "10M");

    private final MarketParts parts;

    DatasetsResource(MarketParts parts) {
        this.parts = parts;
    }

    Reply rankingsDaily(Ask ask, Key key) {
        Choices choices =
                new Choices(ask)
                        .only(
                                "start_date",
                                "end_date",
                                "period",
                                "modality",
                                "context_bucket",
                                "category",
                                "language_type");
        DatasetWindow window = DatasetWindow.of(choices, parts.now());
        requireOneOf(ask, "modality", "category", "language_type");
        requireOneOf(ask, "context_bucket", "category", "language_type");
        Optional<Facet> language =
                choices.word("language_type", List.of("natural", "programming"))
                        .map(word ->
                                word.equals("natural")
                                        ? Facet.LANGUAGE
                                        : Facet.PROGRAMMING_LANGUAGE);
        Cut cut = cut(choices);
        Grain grain = grain(choices, cut.slice().facet().isSampled() || language.isPresent());
        DatasetPoints points =
                language.map(facet -> languages(facet, window))
                        .orElseGet(() -> models(cut, window));
        String name = language.isPresent() ? "language" : "model_permaslug";
        return reply(
                points.asOf(),
                rows(points.days(), grain, name),
                meta(window).put("period", grain.wireName()));
    }

    Reply appRankings(Ask ask, Key key) {
        Choices choices =
                new Choices(ask)
                        .only(
                                "sort",
                                "start_date",
                                "end_date",
                                "category",
                                "subcategory",
                                "limit",
                                "offset");
        DatasetWindow window = DatasetWindow.of(choices, parts.now());
        boolean trending =
                choices.word("sort", "popular", List.of("popular", "trending")).equals("trending");
        int limit = choices.number("limit", 50, 1, 100);
        int offset = choices.number("offset", 0, 0, 100);
        choices.word("category", AppCategories.groupNames());
        Optional<Set<String>> group = AppCategories.wanted(choices, "category");
        Optional<Set<String>> one = choices.word("subcategory", AppCategories.names()).map(Set::of);
        AppBook.Book book = parts.desk().ask(AppBook.BOOK).value();
        Answer<List<AppsQuestion.Row>> answer =
                parts.desk().ask(new AppsQuestion(window.from(), window.until(), trending));
        List<Object> rows = new ArrayList<>();
        answer.value().stream()
                .filter(row -> fits(book, row.slug(), group) && fits(book, row.slug(), one))
                .skip(offset)
                .limit(limit)
                .forEach(row ->
                        rows.add(
                                new Members()
                                        .put("rank", offset + rows.size() + 1)
                                        .put("app_id", AppIds.of(row.slug()))
                                        .put("app_name", book.name(row.slug()))
                                        .put("total_tokens", String.valueOf(row.traffic().tokens()))
                                        .put("total_requests", row.traffic().requests())
                                        .map()));
        return reply(answer.asOf(), rows, meta(window));
    }

    Reply sessionCost(Ask ask, Key key) {
        Choices choices =
                new Choices(ask).only("app_slug", "model", "turn_range", "limit", "offset");
        Optional<String> range = choices.word("turn_range", SessionsQuestion.RANGES);
        int limit = choices.number("limit", 100, 1, 500);
        int offset = choices.number("offset", 0, 0, 1_000_000);
        AppBook.Book book = parts.desk().ask(AppBook.BOOK).value();
        Answer<List<SessionsQuestion.Median>> answer =
                parts.desk().ask(new SessionsQuestion(Grain.WEEK.begin(parts.now())));
        List<?> rows =
                answer.value().stream()
                        .filter(one -> is(ask.query("app_slug"), one.app()))
                        .filter(one -> is(ask.query("model"), one.model()))
                        .filter(one -> is(range, one.range()))
                        .skip(offset)
                        .limit(limit)
                        .map(one ->
                                new Members()
                                        .put("app_slug", one.app())
                                        .put("app_name", book.name(one.app()))
                                        .put("model_permaslug", one.model())
                                        .put("turn_range", one.range())
                                        .dollars("median_session_cost_usd", one.spend())
                                        .map())
                        .toList();
        return reply(answer.asOf(), rows, new Members());
    }

    Reply tasks(Ask ask, Key key) {
        Choices choices = new Choices(ask).only("window");
        choices.word("window", "7d", List.of("7d"));
        long until = Grain.DAY.next(parts.now());
        long from = Grain.micros(Grain.date(until).minusDays(DAYS_OF_TASKS));
        Answer<List<Part>> answer = parts.desk().ask(new PartsQuestion(Facet.TASK, from, until));
        return reply(
                answer.asOf(),
                new TaskSharesView(answer.value()).rows(),
                new Members().put("window", "7d"));
    }

    /**
     * Which part of the traffic is asked for.
     *
     * @param without what is not meant of it
     */
    private record Cut(Slice slice, Optional<Slice> without) {}

    private DatasetPoints models(Cut cut, DatasetWindow window) {
        DatasetPoints points = models(cut.slice(), window);
        return cut.without().map(it -> points.minus(models(it, window))).orElse(points);
    }

    private DatasetPoints models(Slice slice, DatasetWindow window) {
        Answer<Map<Long, Map<String, Traffic>>> answer =
                parts.desk()
                        .ask(
                                new PointsQuestion(
                                        Group.MODEL,
                                        slice,
                                        Grain.DAY,
                                        window.from(),
                                        window.until()));
        Map<String, Integer> accounts =
                slice.facet().isSampled()
                        ? parts.desk()
                                .ask(new PresentQuestion(slice, window.from(), window.until()))
                                .value()
                        : Map.of();
        Map<Long, Map<String, Long>> days = new TreeMap<>();
        answer.value()
                .forEach((day, models) ->
                        models.forEach((model, traffic) ->
                                days.computeIfAbsent(day, _ -> new TreeMap<>())
                                        .merge(
                                                isTold(slice, model, accounts)
                                                        ? model
                                                        : History.OTHER,
                                                traffic.tokens(),
                                                Long::sum)));
        return new DatasetPoints(days, answer.asOf());
    }

    private static boolean isTold(Slice slice, String model, Map<String, Integer> accounts) {
        return !slice.facet().isSampled() || accounts.getOrDefault(model, 0) >= Standing.K;
    }

    private DatasetPoints languages(Facet facet, DatasetWindow window) {
        Answer<Map<Long, Map<String, Long>>> answer =
                parts.desk().ask(new LanguagesQuestion(facet, window.from(), window.until()));
        return new DatasetPoints(answer.value(), answer.asOf());
    }

    /**
     * The largest of each period in order, ties by name, and the others together, which are last.
     */
    private static List<Object> rows(Map<Long, Map<String, Long>> days, Grain grain, String name) {
        Map<Long, Map<String, Long>> periods = new TreeMap<>();
        days.forEach((day, sums) ->
                sums.forEach((subject, tokens) ->
                        periods.computeIfAbsent(grain.begin(day), _ -> new TreeMap<>())
                                .merge(subject, tokens, Long::sum)));
        List<Object> rows = new ArrayList<>();
        periods.forEach((start, sums) -> {
            long other = sums.getOrDefault(History.OTHER, 0L);
            History history =
                    History.of(
                            List.of(
                                    sums.entrySet().stream()
                                            .filter(one -> !one.getKey().equals(History.OTHER))
                                            .collect(
                                                    Collectors.toMap(
                                                            Map.Entry::getKey,
                                                            Map.Entry::getValue))),
                            TOP);
            for (History.Line line : history.lines()) {
                if (line.subject().equals(History.OTHER)) {
                    other += line.values().getFirst();
                } else {
                    rows.add(row(start, name, line.subject(), line.values().getFirst()));
                }
            }
            if (other > 0) {
                rows.add(row(start, name, History.OTHER, other));
            }
        });
        return rows;
    }

    private static Map<String, ?> row(long start, String name, String subject, long tokens) {
        return new Members()
                .put("date", Grain.date(start).toString())
                .put(name, subject)
                .put("total_tokens", String.valueOf(tokens))
                .map();
    }

    private static Cut cut(Choices choices) {
        Optional<Slice> kind =
                choices.word("modality", MODALITIES)
                        .map(word ->
                                word.equals("tool_calling")
                                        ? Slice.TOOLS
                                        : new Slice(Facet.MODALITY, word));
        Optional<Slice> length =
                choices.word("context_bucket", CONTEXTS)
                        .map(word -> new Slice(Facet.CONTEXT, word));
        if (kind.isEmpty() || length.isEmpty()) {
            Slice one = kind.or(() -> length).orElseGet(() -> category(choices));
            return new Cut(one, Optional.empty());
        }
        return kind.get().equals(Slice.TEXT)
                ? new Cut(length.get(), length.map(Slice::beyondText))
                : new Cut(Slice.both(kind.get(), length.get()), Optional.empty());
    }

    private static Slice category(Choices choices) {
        Optional<String> category = choices.ask().query("category");
        return category.map(word ->
                        new Slice(
                                Facet.CATEGORY,
                                Labels.of(Facet.CATEGORY, word)
                                        .orElseThrow(() ->
                                                new BadQuery(
                                                        "category",
                                                        "there is no category '"
                                                                + Choices.shown(word)
                                                                + "'"))))
                .orElse(Slice.ALL);
    }

    private static Grain grain(Choices choices, boolean sampled) {
        String word = choices.word("period", sampled ? "week" : "day", PERIODS);
        if (sampled && word.equals("day")) {
            throw new BadQuery("period", "category and language_type go by week or month");
        }
        return Grain.of(word).orElseThrow();
    }

    private static void requireOneOf(Ask ask, String... names) {
        List<String> given =
                Arrays.stream(names).filter(one -> ask.query(one).isPresent()).toList();
        if (given.size() > 1) {
            throw new BadQuery(given.get(1), "does not go together with " + given.getFirst());
        }
    }

    private Reply reply(long asOf, List<?> rows, Members more) {
        Members meta =
                new Members()
                        .put("as_of", GenerationView.time(asOf))
                        .put("version", "v1")
                        .put("simulated", parts.names().isAnythingSimulated());
        more.map().forEach(meta::put);
        return Replies.ok(JsonValue.of(new Members().put("data", rows).put("meta", meta).map()));
    }

    private static Members meta(DatasetWindow window) {
        return new Members()
                .put("start_date", window.start().toString())
                .put("end_date", window.end().toString());
    }

    private static boolean fits(AppBook.Book book, String slug, Optional<Set<String>> wanted) {
        return wanted.map(names -> book.categories(slug).stream().anyMatch(names::contains))
                .orElse(true);
    }

    private static boolean is(Optional<String> wanted, String value) {
        return wanted.map(value::equals).orElse(true);
    }
}
