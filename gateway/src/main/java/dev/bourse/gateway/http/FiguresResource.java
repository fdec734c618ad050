package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.market.Crowd;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Traffic;
import dev.bourse.gateway.market.ListedQuestion;
import dev.bourse.gateway.market.MarketDesk.Answer;
import dev.bourse.gateway.market.MarketQuestion;
import dev.bourse.gateway.market.MarketQuestion.Size;
import dev.bourse.gateway.pipeline.Reply;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code /market/figures} and {@code /market/listings}: the market as a whole. */
final class FiguresResource {
    private final MarketParts parts;

    FiguresResource(MarketParts parts) {
        this.parts = parts;
    }

    Reply figures(Ask ask) {
        new Choices(ask).only();
        Answer<Size> answer = parts.desk().ask(new MarketQuestion(Grain.date(parts.now())));
        Size size = answer.value();
        Catalog now = parts.names().catalog().get();
        List<ModelFacts> facts =
                now.models().stream()
                        .flatMap(model -> parts.names().facts(model.id()).stream())
                        .toList();
        Withheld withheld = new Withheld();
        boolean told =
                withheld.unless(
                        size.spending().isTotalTold(),
                        "spend_7d",
                        "price_per_million.effective_7d");
        boolean counted =
                withheld.unless(
                        Crowd.isTold(size.accounts()) || size.accounts() == 0, "accounts_7d");
        Members data =
                new Members()
                        .put("models", facts.size())
                        .put("models_used_7d", size.models().size())
                        .put("authors", now.models().stream().map(Model::author).distinct().count())
                        .put("providers", now.providers().size())
                        .put("endpoints", endpoints(now))
                        .put(
                                "price_per_million",
                                prices(facts, told ? size.spending().total() : Traffic.NONE))
                        .put("open_weights", openWeights(now, size.models()))
                        .put("free_models", facts.stream().filter(FiguresResource::isFree).count());
        putSums(data, size);
        data.dollarsIf(told, "spend_7d", size.spending().total().spend())
                .putIf(counted, "accounts_7d", size.accounts());
        return MarketReply.of(parts, answer.asOf(), "prices").withheld(withheld).data(data);
    }

    Reply listings(Ask ask) {
        new Choices(ask).only();
        Answer<Map<String, Long>> answer = parts.desk().ask(ListedQuestion.LISTED);
        Catalog now = parts.names().catalog().get();
        return MarketReply.of(parts, answer.asOf(), "listings")
                .data(
                        now.models().stream()
                                .flatMap(model ->
                                        now.endpoints(model.id()).stream()
                                                .map(one -> listing(model, one, answer.value())))
                                .toList());
    }

    private Map<String, ?> listing(Model model, Endpoint endpoint, Map<String, Long> listed) {
        Long first = listed.get(endpoint.id());
        return new Members()
                .put("endpoint", endpoint.id())
                .put("model", model.id())
                .put("name", model.name())
                .put("provider", endpoint.provider())
                .put("provider_name", parts.names().provider(endpoint.provider()))
                .put("tag", endpoint.tag())
                .put("state", "published")
                .put("trust", endpoint.trust().name())
                .put(
                        "simulated",
                        parts.names()
                                .catalog()
                                .get()
                                .provider(endpoint.provider())
                                .map(one -> one.simulated())
                                .orElse(null))
                .put("open_weights", model.huggingFaceId() != null)
                .put(
                        "list_price_per_million",
                        new Members()
                                .put("prompt", Names.perMillion(endpoint, PriceKey.PROMPT))
                                .put("completion", Names.perMillion(endpoint, PriceKey.COMPLETION)))
                .put("first_listed", first == null ? null : GenerationView.time(first))
                .put("expires", model.expirationDate())
                .map();
    }

    private static void putSums(Members data, Size size) {
        Traffic week = size.week();
        data.put("tokens_7d", week.tokens())
                .put("tokens_ever", size.ever().tokens())
                .put("requests_7d", week.requests());
    }

    private static long endpoints(Catalog now) {
        return now.models().stream().mapToLong(one -> now.endpoints(one.id()).size()).sum();
    }

    private static Members prices(List<ModelFacts> facts, Traffic week) {
        return new Members()
                .put("prompt", price(facts, ModelFacts::promptPrice))
                .put("completion", price(facts, ModelFacts::completionPrice))
                .figure("effective_7d", Members.perMillion(week.spend(), week.tokens()));
    }

    /** Over models at their cheapest endpoint; free ones would only say that there are some. */
    private static Members price(
            List<ModelFacts> facts, Function<ModelFacts, Optional<BigDecimal>> which) {
        List<ModelFacts> priced =
                facts.stream()
                        .filter(one -> which.apply(one).filter(it -> it.signum() > 0).isPresent())
                        .sorted(Comparator.comparing(one -> which.apply(one).orElseThrow()))
                        .toList();
        double[] prices =
                priced.stream()
                        .mapToDouble(one -> which.apply(one).orElseThrow().doubleValue())
                        .toArray();
        @Nullable ModelFacts floor = priced.isEmpty() ? null : priced.getFirst();
        return new Members()
                .figure("average", Arrays.stream(prices).average().orElse(Double.NaN))
                .figure("median", median(prices))
                .figure("floor", prices.length == 0 ? Double.NaN : prices[0])
                .put("floor_model", floor == null ? null : floor.model().id());
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static Members openWeights(Catalog now, Map<String, Traffic> used) {
        List<String> open =
                now.models().stream()
                        .filter(model -> model.huggingFaceId() != null)
                        .map(Model::id)
                        .toList();
        long tokens = used.values().stream().mapToLong(Traffic::tokens).sum();
        long openTokens =
                open.stream().mapToLong(id -> used.getOrDefault(id, Traffic.NONE).tokens()).sum();
        return new Members()
                .put("models", open.size())
                .share("model_share", open.size(), now.models().size())
                .share("token_share_7d", openTokens, tokens);
    }

    private static boolean isFree(ModelFacts facts) {
        return facts.best().map(one -> one.prices().isFree()).orElse(false);
    }
}
