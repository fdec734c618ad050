package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Retention;
import dev.bourse.domain.market.Series;
import dev.bourse.domain.market.Traffic;
import dev.bourse.gateway.market.DaysQuestion;
import dev.bourse.gateway.market.MarketDesk.Answer;
import dev.bourse.gateway.market.RetentionQuestion;
import dev.bourse.gateway.market.ServiceQuestion;
import dev.bourse.gateway.pipeline.Reply;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code /market/models/{author}/{slug}/...}: how one model is served, used and kept. */
final class ModelMarketResource {
    private static final int MONTH_OF_DAYS = 31;
    private static final int MOST_DAYS = 366;
    private static final String[] OF_MONEY = {
        "days.spend", "days.payers", "days.effective_price_per_million"
    };

    private final MarketParts parts;

    ModelMarketResource(MarketParts parts) {
        this.parts = parts;
    }

    Reply stats(Ask ask) {
        new Choices(ask).only();
        return known(
                ask,
                model -> {
                    long hour = Grain.HOUR.begin(parts.now());
                    Answer<ServiceQuestion.Log> answer =
                            parts.desk().ask(new ServiceQuestion(model.id(), hour));
                    Catalog now = parts.names().catalog().get();
                    List<Endpoint> endpoints = now.endpoints(model.id());
                    Withheld withheld = new Withheld();
                    ServiceView view = new ServiceView(parts, answer.value(), withheld);
                    List<?> rows = endpoints.stream().map(one -> view.endpoint(one).map()).toList();
                    return MarketReply.of(parts, answer.asOf(), "one-model")
                            .withheld(withheld)
                            .data(
                                    identity(model)
                                            .put("availability", view.availability())
                                            .put("endpoints", rows));
                });
    }

    Reply activity(Ask ask) {
        int days = new Choices(ask).only("days").number("days", MONTH_OF_DAYS, 1, MOST_DAYS);
        return known(
                ask,
                model -> {
                    Answer<List<DaysQuestion.Day>> answer =
                            parts.desk()
                                    .ask(
                                            new DaysQuestion(
                                                    Series.model(model.id()),
                                                    Grain.date(parts.now()),
                                                    days));
                    Withheld withheld = new Withheld();
                    List<?> all = answer.value().stream().map(day -> day(day, withheld)).toList();
                    return MarketReply.of(parts, answer.asOf(), "one-model")
                            .withheld(withheld)
                            .data(new Members().put("id", model.id()).put("days", all));
                });
    }

    Reply audience(Ask ask) {
        new Choices(ask).only();
        return known(
                ask,
                model -> {
                    Answer<Retention> answer = parts.desk().ask(new RetentionQuestion(model.id()));
                    Withheld withheld = new Withheld();
                    Members data = Audience.of(model.id(), answer.value(), withheld);
                    return MarketReply.of(parts, answer.asOf(), "one-model")
                            .withheld(withheld)
                            .data(data);
                });
    }

    private Members identity(Model model) {
        return new Members()
                .put("id", model.id())
                .put("name", model.name())
                .put("author", model.author())
                .put("simulated", parts.names().isSimulated(Group.MODEL, model.id()));
    }

    private static Map<String, ?> day(DaysQuestion.Day day, Withheld withheld) {
        Traffic traffic = day.traffic();
        boolean told = withheld.unless(day.isTold(), OF_MONEY);
        return new Members()
                .put("date", day.date().toString())
                .put("requests", traffic.requests())
                .put("tokens_prompt", traffic.prompt())
                .put("tokens_completion", traffic.completion())
                .put("tokens_reasoning", traffic.reasoning())
                .put("tokens_cached", traffic.cacheRead())
                .put("tool_calls", traffic.toolCalls())
                .dollarsIf(told, "spend", traffic.spend())
                .putIf(told, "payers", day.payers())
                .figureIf(
                        told,
                        "effective_price_per_million",
                        Members.perMillion(traffic.spend(), traffic.tokens()))
                .map();
    }

    private Reply known(Ask ask, Function<Model, Reply> answer) {
        String id = ask.parameter("author") + "/" + ask.parameter("slug");
        Catalog now = parts.names().catalog().get();
        return now.model(id)
                .map(answer)
                .orElseGet(() -> ModelsResource.unknown(Tongue.of(ask), id, now));
    }
}
