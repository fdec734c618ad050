package dev.bourse.wire.responses;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.TokenDetails;
import dev.bourse.wire.chat.WebSearches;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The {@code usage} object that callers see (openrouter.md 1.6). The standard counts are those that
 * are billed, whatever the upstream called them; its other members stay.
 */
final class UsageBlock {
    private UsageBlock() {}

    static JsonObject of(JsonObject upstream, Usage usage, Charge charge) {
        Tokens tokens = usage.tokens();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("input_tokens", JsonValue.of(tokens.prompt()));
        members.put(
                "input_tokens_details",
                over(upstream, "input_tokens_details", TokenDetails.read(tokens)));
        members.put("output_tokens", JsonValue.of(tokens.output()));
        members.put(
                "output_tokens_details",
                over(upstream, "output_tokens_details", TokenDetails.made(tokens)));
        members.put("total_tokens", JsonValue.of(tokens.total()));
        WebSearches.tell(usage, upstream, WebSearches.DETAILS, members);
        upstream.members().forEach(members::putIfAbsent);
        cost(members, charge);
        if (usage.source() == Usage.Source.ESTIMATED) {
            members.put("estimated", JsonValue.of(true));
        }
        return new JsonObject(members);
    }

    private static JsonValue over(JsonObject upstream, String name, Map<String, Long> counts) {
        Map<String, JsonValue> members = new LinkedHashMap<>(upstream.object(name).members());
        members.values().removeIf(JsonNull.NULL::equals);
        counts.forEach((key, count) -> members.put(key, JsonValue.of(count)));
        return new JsonObject(members);
    }

    private static void cost(Map<String, JsonValue> members, Charge charge) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("upstream_inference_cost", JsonNull.NULL);
        details.put("upstream_inference_input_cost", plain(charge.prompt()));
        details.put("upstream_inference_output_cost", plain(charge.output()));
        members.put("cost", plain(charge.total()));
        members.put("is_byok", JsonValue.of(false));
        members.put("cost_details", JsonValue.of(details));
    }

    private static JsonValue plain(Money amount) {
        return JsonValue.of(amount.dollars().stripTrailingZeros());
    }
}
