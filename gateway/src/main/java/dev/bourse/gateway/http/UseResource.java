package dev.bourse.gateway.http;

import static java.util.Comparator.comparingLong;

import dev.bourse.domain.market.Facet;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Traffic;
import dev.bourse.domain.market.Window;
import dev.bourse.gateway.market.MarketDesk.Answer;
import dev.bourse.gateway.market.PartsQuestion;
import dev.bourse.gateway.market.PartsQuestion.Part;
import dev.bourse.gateway.pipeline.Reply;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** {@code /market/tasks} and {@code /market/breakdown}: what models are used for. */
final class UseResource {
    private static final int TOP = 10;

    private final MarketParts parts;

    UseResource(MarketParts parts) {
        this.parts = parts;
    }

    Reply tasks(Ask ask) {
        Choices choices = new Choices(ask).only("window", "date");
        Window window = choices.window(parts.now(), Grain.MONTH, Grain.WEEK, Grain.MONTH);
        Answer<List<Part>> answer = ask(Facet.TASK, window);
        TasksView view = new TasksView(answer.value(), ask(Facet.TASK, window.before()).value());
        return MarketReply.of(parts, answer.asOf(), "what-it-is-used-for")
                .window(window, parts.now())
                .sample(new Members().put("classified", samples(answer.value())))
                .leftOut(0, view.hidden())
                .data(view.members());
    }

    Reply breakdown(Ask ask) {
        Choices choices = new Choices(ask).only("by", "window", "date");
        Facet facet =
                choices.one(
                        "by",
                        "context",
                        word -> Facet.of(word).filter(UseResource::isOffered),
                        "category, language, programming_language, context, modality, tools");
        Window window =
                facet.isSampled()
                        ? choices.window(parts.now(), Grain.WEEK, Grain.WEEK, Grain.MONTH)
                        : choices.window(
                                parts.now(), Grain.WEEK, Grain.DAY, Grain.WEEK, Grain.MONTH);
        Answer<List<Part>> answer = ask(facet, window);
        List<Part> told = told(facet, answer.value());
        Withheld withheld = new Withheld();
        List<?> rows =
                facet == Facet.TOOLS ? tools(told) : rows(told, total(answer.value()), withheld);
        return MarketReply.of(parts, answer.asOf(), "what-it-is-used-for")
                .window(window, parts.now())
                .sample(
                        new Members()
                                .put("requests", total(answer.value()).requests())
                                .putIf(facet.isSampled(), "classified", samples(answer.value())))
                .leftOut(0, answer.value().size() - told.size())
                .withheld(withheld)
                .data(new Members().put("by", facet.wireName()).put("rows", rows));
    }

    private Answer<List<Part>> ask(Facet facet, Window window) {
        return parts.desk().ask(new PartsQuestion(facet, window.start(), window.end()));
    }

    /** Exact parts say only how long prompts were; sampled ones say what they were about. */
    private static List<Part> told(Facet facet, List<Part> all) {
        return all.stream()
                .filter(part -> !facet.isSampled() || part.isTold())
                .sorted(
                        comparingLong((Part part) -> part.total().tokens())
                                .reversed()
                                .thenComparing(Part::name))
                .toList();
    }

    private List<?> rows(List<Part> told, Traffic total, Withheld withheld) {
        return told.stream()
                .map(part -> {
                    Traffic traffic = part.total();
                    return new Members()
                            .put("id", part.name())
                            .put("name", part.name())
                            .put("tokens", traffic.tokens())
                            .share("share", traffic.tokens(), total.tokens())
                            .put("requests", traffic.requests())
                            .putIf(
                                    withheld.unless(part.isTold(), "rows.accounts"),
                                    "accounts",
                                    part.accounts())
                            .put("models", models(part, traffic))
                            .map();
                })
                .toList();
    }

    private List<?> models(Part part, Traffic total) {
        return top(part.told(), Traffic::tokens).stream()
                .map(one ->
                        new Members()
                                .put("id", one.getKey())
                                .put("name", parts.names().model(one.getKey()))
                                .put("tokens", one.getValue().tokens())
                                .share("share", one.getValue().tokens(), total.tokens())
                                .map())
                .toList();
    }

    private List<?> tools(List<Part> told) {
        Optional<Part> all = told.stream().findFirst();
        long calls = all.map(part -> part.total().toolCalls()).orElse(0L);
        return all.stream()
                .flatMap(part -> part.told().entrySet().stream())
                .sorted(byMeasure(Traffic::toolCalls))
                .map(one ->
                        new Members()
                                .put("id", one.getKey())
                                .put("name", parts.names().model(one.getKey()))
                                .put("tool_calls", one.getValue().toolCalls())
                                .put("requests_with_tool_calls", one.getValue().toolRequests())
                                .share(
                                        "tool_error_rate",
                                        one.getValue().toolErrors(),
                                        one.getValue().toolRequests())
                                .put("tokens", one.getValue().tokens())
                                .share("share", one.getValue().toolCalls(), calls)
                                .map())
                .toList();
    }

    /** The ten with most of something. */
    static List<Map.Entry<String, Traffic>> top(
            Map<String, Traffic> models, ToLongFunction<Traffic> measure) {
        return sorted(models, measure).limit(TOP).toList();
    }

    /** Those with any of it, most first. */
    static Stream<Map.Entry<String, Traffic>> sorted(
            Map<String, Traffic> models, ToLongFunction<Traffic> measure) {
        return models.entrySet().stream()
                .filter(one -> measure.applyAsLong(one.getValue()) > 0)
                .sorted(byMeasure(measure));
    }

    private static Comparator<Map.Entry<String, Traffic>> byMeasure(
            ToLongFunction<Traffic> measure) {
        return comparingLong(
                        (Map.Entry<String, Traffic> one) -> measure.applyAsLong(one.getValue()))
                .reversed()
                .thenComparing(Map.Entry.comparingByKey());
    }

    private static boolean isOffered(Facet facet) {
        return switch (facet) {
            case CATEGORY, LANGUAGE, PROGRAMMING_LANGUAGE, CONTEXT, MODALITY, TOOLS -> true;
            case ALL, TASK, MODALITY_CONTEXT, MODEL, CONFIDENTIAL -> false;
        };
    }

    private static Traffic total(List<Part> all) {
        return all.stream().map(Part::total).reduce(Traffic.NONE, Traffic::plus);
    }

    private static long samples(List<Part> all) {
        return total(all).samples();
    }
}
