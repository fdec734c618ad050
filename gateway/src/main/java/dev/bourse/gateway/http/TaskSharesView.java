package dev.bourse.gateway.http;

import static java.util.Comparator.comparingLong;

import dev.bourse.domain.market.Traffic;
import dev.bourse.gateway.market.PartsQuestion.Part;

import java.util.List;
import java.util.Map;

/**
 * Shares of tasks as {@code /classifications/task} shows them: usage counts prompts.
 *
 * @param all the tasks; what fits no tag is in no denominator
 */
record TaskSharesView(List<Part> all) {
    List<?> rows() {
        List<Part> tagged = TasksView.tagged(all);
        Traffic total = sum(tagged);
        return tagged.stream()
                .filter(Part::isTold)
                .sorted(
                        comparingLong((Part part) -> part.total().requests())
                                .reversed()
                                .thenComparing(Part::name))
                .map(part -> row(part, total, group(tagged, part)))
                .toList();
    }

    private static Map<String, ?> row(Part part, Traffic total, Traffic group) {
        Traffic traffic = part.total();
        return new Members()
                .put("tag", part.name())
                .put("display_name", Labels.task(part.name()))
                .put("macro_category", Labels.macro(part.name()))
                .share("usage_share", traffic.requests(), total.requests())
                .share("token_share", traffic.tokens(), total.tokens())
                .share("category_usage_share", traffic.requests(), group.requests())
                .share("category_token_share", traffic.tokens(), group.tokens())
                .put("models", models(part, traffic))
                .map();
    }

    private static List<?> models(Part part, Traffic total) {
        return UseResource.top(part.told(), Traffic::requests).stream()
                .map(one ->
                        new Members()
                                .put("id", one.getKey())
                                .share(
                                        "tag_usage_share",
                                        one.getValue().requests(),
                                        total.requests())
                                .share("tag_token_share", one.getValue().tokens(), total.tokens())
                                .map())
                .toList();
    }

    private static Traffic group(List<Part> tagged, Part part) {
        String group = Labels.macro(part.name());
        return sum(tagged.stream().filter(it -> Labels.macro(it.name()).equals(group)).toList());
    }

    private static Traffic sum(List<Part> some) {
        return some.stream().map(Part::total).reduce(Traffic.NONE, Traffic::plus);
    }
}
