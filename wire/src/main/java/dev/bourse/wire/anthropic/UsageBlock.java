package dev.bourse.wire.anthropic;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.WebSearches;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The {@code usage} object that callers see (openrouter.md 1.7). The standard counts are those that
 * are billed; the upstream's other members stay.
 */
final class UsageBlock {
    private static final String TIER = "service_tier";
    private static final String STANDARD = "standard";

    private UsageBlock() {}

    /** Of an upstream that speaks another dialect. */
    static JsonObject of(Identity identity, Usage usage, Charge charge) {
        return of(new JsonObject(Map.of(TIER, JsonValue.of(identity.tierName()))), usage, charge);
    }

    static JsonObject of(JsonObject upstream, Usage usage, Charge charge) {
        Tokens tokens = usage.tokens();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("input_tokens", JsonValue.of(tokens.uncachedInput()));
        members.put("cache_creation_input_tokens", JsonValue.of(tokens.cacheWrite()));
        members.put("cache_read_input_tokens", JsonValue.of(tokens.cacheRead()));
        members.put("cache_creation", cacheCreation(upstream, tokens));
        members.put("output_tokens", JsonValue.of(tokens.output()));
        members.put(
                "output_tokens_details",
                JsonValue.of(Map.of("thinking_tokens", tokens.reasoning())));
        members.put(TIER, JsonValue.of(tier(upstream)));
        WebSearches.tell(usage, upstream, AnthropicUsage.TOOLS, members);
        upstream.members().forEach(members::putIfAbsent);
        members.putIfAbsent(AnthropicUsage.TOOLS, JsonNull.NULL);
        cost(members, charge);
        if (usage.source() == Usage.Source.ESTIMATED) {
            members.put("estimated", JsonValue.of(true));
        }
        return new JsonObject(members);
    }

    /** Where the upstream does not split them, tokens were written for five minutes. */
    private static JsonValue cacheCreation(JsonObject upstream, Tokens tokens) {
        long brief = tokens.cacheWrite() - tokens.cacheWriteHour();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put(AnthropicUsage.FIVE_MINUTES, JsonValue.of(brief));
        members.put(AnthropicUsage.HOUR, JsonValue.of(tokens.cacheWriteHour()));
        upstream.object("cache_creation").members().forEach(members::putIfAbsent);
        return new JsonObject(members);
    }

    private static String tier(JsonObject upstream) {
        String tier = upstream.text(TIER).orElse(STANDARD);
        return tier.equals("default") ? STANDARD : tier;
    }

    private static void cost(Map<String, JsonValue> members, Charge charge) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("upstream_inference_cost", JsonNull.NULL);
        details.put("upstream_inference_prompt_cost", plain(charge.prompt()));
        details.put("upstream_inference_completions_cost", plain(charge.output()));
        members.put("cost", plain(charge.total()));
        members.put("is_byok", JsonValue.of(false));
        members.put("cost_details", JsonValue.of(details));
    }

    private static JsonValue plain(Money amount) {
        return JsonValue.of(amount.dollars().stripTrailingZeros());
    }
}
