package dev.bourse.gateway.http;

import dev.bourse.domain.fact.ScorePublished;
import dev.bourse.domain.market.Frontier;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Window;
import dev.bourse.gateway.market.FrontierQuestion;
import dev.bourse.gateway.market.MarketDesk.Answer;
import dev.bourse.gateway.market.ScoresQuestion;
import dev.bourse.gateway.pipeline.Reply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code /market/frontier}: which models are worth their price. */
final class FrontierResource {
    private static final String TOLD =
            "there is no such benchmark; /market/frontier without parameters lists them";

    private final MarketParts parts;

    FrontierResource(MarketParts parts) {
        this.parts = parts;
    }

    /** A benchmark with the scores of it. */
    private record Suite(String source, String benchmark, List<ScorePublished> scores) {
        String latest() {
            return scores.stream()
                    .map(ScorePublished::publishedOn)
                    .max(Comparator.naturalOrder())
                    .map(Object::toString)
                    .orElse("");
        }
    }

    Reply frontier(Ask ask) {
        Choices choices = new Choices(ask).only("benchmark", "source", "window", "date");
        Window window =
                choices.window(parts.now(), Grain.MONTH, Grain.DAY, Grain.WEEK, Grain.MONTH);
        List<Suite> suites = suites(parts.desk().ask(ScoresQuestion.SCORES).value());
        boolean asked = ask.query("benchmark").isPresent() || ask.query("source").isPresent();
        Optional<Suite> suite =
                suites.stream()
                        .filter(one -> fits(ask, "source", one.source()))
                        .filter(one -> fits(ask, "benchmark", one.benchmark()))
                        .findFirst();
        if (asked && suite.isEmpty()) {
            throw new BadQuery("benchmark", TOLD);
        }
        return suite.map(one -> chart(suites, one, window)).orElseGet(() -> empty(suites, window));
    }

    private Reply empty(List<Suite> suites, Window window) {
        return MarketReply.of(parts, parts.now(), "price-and-performance")
                .window(window, parts.now())
                .data(
                        new Members()
                                .put("benchmark", null)
                                .put("source", null)
                                .put("published_on", null)
                                .put("cost", "effective_per_million")
                                .put("benchmarks", list(suites))
                                .put("points", List.of()));
    }

    private Reply chart(List<Suite> suites, Suite suite, Window window) {
        Answer<Frontier> answer =
                parts.desk().ask(new FrontierQuestion(suite.source(), suite.benchmark(), window));
        Map<String, ScorePublished> scores = new LinkedHashMap<>();
        suite.scores().forEach(one -> scores.put(one.model(), one));
        return MarketReply.of(parts, answer.asOf(), "price-and-performance")
                .window(window, parts.now())
                .data(
                        new Members()
                                .put("benchmark", suite.benchmark())
                                .put("source", suite.source())
                                .put("published_on", suite.latest())
                                .put("cost", "effective_per_million")
                                .put("benchmarks", list(suites))
                                .put(
                                        "points",
                                        answer.value().points().stream()
                                                .map(point -> point(point, scores))
                                                .toList()));
    }

    private Map<String, ?> point(Frontier.Point point, Map<String, ScorePublished> scores) {
        Frontier.Candidate candidate = point.candidate();
        String id = candidate.model();
        boolean observed = candidate.isObserved();
        boolean measured = candidate.error() > 0;
        long n = Optional.ofNullable(scores.get(id)).map(ScorePublished::n).orElse(0L);
        return new Members()
                .put("id", id)
                .put("name", parts.names().model(id))
                .put("author", Group.author(id))
                .figure("cost", point.cost())
                .figureIf(observed, "cost_low", point.costLow())
                .figureIf(observed, "cost_high", point.costHigh())
                .put("cost_basis", observed ? "observed" : "list")
                .putIf(observed, "accounts", candidate.bought().size())
                .figure("quality", candidate.quality())
                .figureIf(measured, "quality_low", point.qualityLow())
                .figureIf(measured, "quality_high", point.qualityHigh())
                .putIf(n > 0, "n", n)
                .figure("p_on_frontier", point.probability())
                .put("label", point.label().name().toLowerCase(Locale.ROOT))
                .put("on_frontier", point.onFrontier())
                .put("simulated", parts.names().isSimulated(Group.MODEL, id))
                .map();
    }

    private static List<?> list(List<Suite> suites) {
        return suites.stream()
                .map(one ->
                        new Members()
                                .put("source", one.source())
                                .put("benchmark", one.benchmark())
                                .put("models", one.scores().size())
                                .put("published_on", one.latest())
                                .map())
                .toList();
    }

    private static List<Suite> suites(List<ScorePublished> scores) {
        Map<String, Suite> suites = new LinkedHashMap<>();
        for (ScorePublished one : scores) {
            suites.computeIfAbsent(
                            one.source() + "\0" + one.benchmark(),
                            _ -> new Suite(one.source(), one.benchmark(), new ArrayList<>()))
                    .scores()
                    .add(one);
        }
        return suites.values().stream()
                .sorted(Comparator.comparingInt((Suite one) -> one.scores().size()).reversed())
                .toList();
    }

    private static boolean fits(Ask ask, String parameter, String value) {
        return ask.query(parameter).map(value::equals).orElse(true);
    }
}
