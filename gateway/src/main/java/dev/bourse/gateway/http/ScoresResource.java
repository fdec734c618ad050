package dev.bourse.gateway.http;

import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.ScorePublished;
import dev.bourse.domain.fact.ScoresImported;
import dev.bourse.domain.ledger.Key;
import dev.bourse.gateway.market.ScoresQuestion;
import dev.bourse.gateway.pipeline.Reply;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code GET /benchmarks} in OpenRouter's shapes, and {@code POST /market/benchmarks}. */
final class ScoresResource {
    private static final String INDEX = "_index";
    private static final List<String> TASKS =
            List.of("coding", "intelligence", "agentic", "search");
    private static final List<String> SURFACES = List.of("server-tool", "plugin");
    private static final String ENGINE = "[a-z0-9][a-z0-9._-]{0,39}";

    private final MarketParts parts;
    private final Consumer<Fact> keep;
    private final Map<String, ScorePublished> told = new HashMap<>();

    /**
     * @param keep records an import
     */
    ScoresResource(MarketParts parts, Consumer<Fact> keep) {
        this.parts = parts;
        this.keep = keep;
    }

    Reply list(Ask ask, Key key) {
        Choices choices =
                new Choices(ask)
                        .only(
                                "source",
                                "task_type",
                                "benchmark_type",
                                "arena",
                                "category",
                                "search_engine",
                                "search_surface",
                                "include_run_config",
                                "max_results");
        String task = choices.word("task_type", TASKS).orElse(null);
        boolean configured = choices.flag("include_run_config");
        boolean searched = isSearched(choices);
        int most = choices.number("max_results", 1_000, 1, 10_000);
        List<ScorePublished> scores =
                parts.desk().ask(ScoresQuestion.SCORES).value().stream()
                        .filter(_ -> !searched)
                        .filter(one -> is(ask, "source", one.source()))
                        .filter(one -> is(ask, "benchmark_type", one.benchmark()))
                        .filter(one -> isOf(task, one))
                        .filter(one -> is(ask, "arena", ArenaName.of(one).arena()))
                        .filter(one -> is(ask, "category", ArenaName.of(one).category()))
                        .toList();
        List<Object> rows = new ArrayList<>(indices(scores));
        scores.stream()
                .filter(one -> !one.source().equals(ModelScores.INDICES))
                .forEach(one -> rows.add(row(one, configured).map()));
        return Replies.data(rows.stream().limit(most).toList());
    }

    synchronized Reply add(Ask ask, Key admin) {
        boolean dry = new Choices(ask).only("dry_run").flag("dry_run");
        List<ScorePublished> scores = ScoreFile.read(ask, parts.now());
        Sorted sorted = Sorted.of(scores, known());
        if (!sorted.news().isEmpty()) {
            ScoresImported whole = ScoreFile.whole(parts.now(), sorted.news());
            if (!dry) {
                keep.accept(whole);
                whole.scores().forEach(one -> told.put(name(one), one));
            }
        }
        return Replies.data(
                new Members()
                        .put("added", sorted.added())
                        .put("replaced", sorted.news().size() - sorted.added())
                        .put("unchanged", scores.size() - sorted.news().size())
                        .put("unknown_models", unknown(scores))
                        .put("dry_run", dry)
                        .map());
    }

    /** What is in the tables and, since they come after the journal, what is on its way there. */
    private Map<String, ScorePublished> known() {
        Map<String, ScorePublished> known = new HashMap<>();
        parts.desk()
                .sources()
                .queries()
                .notebook()
                .scores()
                .forEach(one -> known.put(name(one), one));
        told.values().removeIf(one -> isThere(known.get(name(one)), one));
        known.putAll(told);
        return known;
    }

    private static boolean isThere(@Nullable ScorePublished stored, ScorePublished told) {
        return stored != null && !isNews(stored, told);
    }

    /**
     * What a file adds to what is known.
     *
     * @param news scores that are new or replace others
     * @param added how many of them are new
     */
    private record Sorted(List<ScorePublished> news, int added) {
        static Sorted of(List<ScorePublished> scores, Map<String, ScorePublished> known) {
            List<ScorePublished> news = new ArrayList<>();
            int added = 0;
            for (ScorePublished score : scores) {
                ScorePublished before = known.get(name(score));
                if (before == null || isNews(before, score)) {
                    news.add(score);
                    added += before == null ? 1 : 0;
                }
            }
            return new Sorted(news, added);
        }
    }

    private List<String> unknown(List<ScorePublished> scores) {
        return scores.stream()
                .map(ScorePublished::model)
                .distinct()
                .filter(model -> parts.names().catalog().get().model(model).isEmpty())
                .sorted()
                .toList();
    }

    private static boolean isNews(ScorePublished before, ScorePublished now) {
        boolean same =
                before.publishedOn().equals(now.publishedOn())
                        && before.score().compareTo(now.score()) == 0
                        && before.n() == now.n();
        return !same && !now.publishedOn().isBefore(before.publishedOn());
    }

    /** One row for each model, with all indices of that source. */
    private List<?> indices(List<ScorePublished> scores) {
        Map<String, Members> rows = new LinkedHashMap<>();
        for (ScorePublished one : scores) {
            if (one.source().equals(ModelScores.INDICES)) {
                rows.computeIfAbsent(one.model(), _ -> model(one))
                        .put(one.benchmark(), one.score());
            }
        }
        return rows.values().stream().map(Members::map).toList();
    }

    /** Whether runs of one way to search are asked for: no import tells how it searched. */
    private static boolean isSearched(Choices choices) {
        Optional<String> engine = choices.ask().query("search_engine");
        if (!engine.orElse("any").matches(ENGINE)) {
            throw new BadQuery(
                    "search_engine", "is no engine: '" + Choices.shown(engine.get()) + "'");
        }
        return choices.word("search_surface", SURFACES).isPresent() || engine.isPresent();
    }

    private Members row(ScorePublished one, boolean configured) {
        Members row = model(one);
        if (one.source().equals(ModelScores.ARENA)) {
            ArenaName name = ArenaName.of(one);
            return row.put("arena", name.arena())
                    .put("category", name.category())
                    .put("elo", one.score())
                    .put("win_rate", null)
                    .put("avg_generation_time_ms", null)
                    .put("tournament_stats", null);
        }
        row.put("benchmark", one.benchmark())
                .put("benchmark_type", one.benchmark())
                .put("accuracy", one.score())
                .put("accuracy_stddev", one.standardError())
                .putIf(one.n() > 0, "total_tasks", one.n())
                .put("avg_cost_per_task", null)
                .put("last_run_timestamp", one.publishedOn() + "T00:00:00Z");
        return configured ? row.put("run_config", null) : row;
    }

    private Members model(ScorePublished one) {
        return new Members()
                .put("source", one.source())
                .put("model_permaslug", one.model())
                .put("display_name", parts.names().model(one.model()))
                .put("published_on", one.publishedOn().toString())
                .put("url", one.url())
                .put("pricing", pricing(one.model()));
    }

    private @Nullable Map<String, Object> pricing(String model) {
        return parts.names()
                .facts(model)
                .flatMap(ModelFacts::best)
                .map(best -> PriceView.of(best.prices()))
                .orElse(null);
    }

    private static boolean isOf(@Nullable String task, ScorePublished one) {
        return task == null
                || one.benchmark().startsWith(task + "_")
                || one.benchmark().equals(task + INDEX);
    }

    private static boolean is(Ask ask, String parameter, @Nullable String value) {
        return ask.query(parameter).map(wanted -> wanted.equals(value)).orElse(true);
    }

    private static String name(ScorePublished one) {
        return one.source() + "\0" + one.benchmark() + "\0" + one.model();
    }

    /**
     * An arena's benchmark is called {@code arena} or {@code arena/category}.
     *
     * @param arena the first part
     * @param category the second; null when there is none
     */
    private record ArenaName(String arena, @Nullable String category) {
        static ArenaName of(ScorePublished one) {
            int slash = one.benchmark().indexOf('/');
            return slash < 0
                    ? new ArenaName(one.benchmark(), null)
                    : new ArenaName(
                            one.benchmark().substring(0, slash),
                            one.benchmark().substring(slash + 1));
        }
    }
}
