package dev.bourse.wire.openai;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.TokenDetails;
import dev.bourse.wire.chat.WebSearches;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonBytes;
import dev.bourse.wire.json.JsonName;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The {@code usage} object that callers see (openrouter.md 1.4). The standard counts are those that
 * are billed, whatever the upstream called them; its other members stay.
 *
 * <p>Every answer has one, so that it is written at once, without a tree.
 */
final class UsageBlock {
    private static final String PROMPT_DETAILS = "prompt_tokens_details";
    private static final String COMPLETION_DETAILS = "completion_tokens_details";
    private static final String ESTIMATED = "estimated";
    private static final JsonName PROMPT = JsonName.of("prompt_tokens");
    private static final JsonName COMPLETION = JsonName.of("completion_tokens");
    private static final JsonName TOTAL = JsonName.of("total_tokens");
    private static final JsonName COST = JsonName.of("cost");
    private static final JsonName IS_BYOK = JsonName.of("is_byok");
    private static final JsonName COST_DETAILS = JsonName.of("cost_details");
    private static final JsonName COST_UPSTREAM = JsonName.of("upstream_inference_cost");
    private static final JsonName COST_IN = JsonName.of("upstream_inference_prompt_cost");
    private static final JsonName COST_OUT = JsonName.of("upstream_inference_completions_cost");

    /** What is said here whatever the upstream says. */
    private static final Set<String> OWN =
            Set.of(
                    "prompt_tokens",
                    "completion_tokens",
                    "total_tokens",
                    PROMPT_DETAILS,
                    COMPLETION_DETAILS,
                    "cost",
                    "is_byok",
                    "cost_details");

    private UsageBlock() {}

    /** As a tree, for what is built as one. */
    static JsonObject of(JsonObject upstream, Usage usage, Charge charge) {
        return Json.parse(bytes(upstream, usage, charge)).asObject().orElseThrow();
    }

    static byte[] bytes(JsonObject upstream, Usage usage, Charge charge) {
        Tokens tokens = usage.tokens();
        JsonBytes out = new JsonBytes(false);
        out.object();
        number(PROMPT, tokens.prompt(), out);
        number(COMPLETION, tokens.output(), out);
        number(TOTAL, tokens.total(), out);
        details(PROMPT_DETAILS, upstream, TokenDetails.read(tokens), out);
        details(COMPLETION_DETAILS, upstream, TokenDetails.made(tokens), out);
        others(upstream, usage, out);
        cost(charge, out);
        if (isEstimated(usage)) {
            out.name(ESTIMATED);
            out.flag(true);
        }
        out.end();
        return out.take();
    }

    private static void number(JsonName name, long number, JsonBytes out) {
        out.name(name);
        out.number(number);
    }

    /** What the upstream told there, with those counts in it. */
    private static void details(
            String name, JsonObject upstream, Map<String, Long> counts, JsonBytes out) {
        Map<String, JsonValue> told = upstream.object(name).members();
        out.name(name);
        out.object();
        told.forEach((key, value) -> {
            if (counts.containsKey(key)) {
                count(key, counts.get(key), out);
            } else if (value != JsonNull.NULL) {
                member(key, value, out);
            }
        });
        counts.forEach((key, count) -> {
            if (!told.containsKey(key)) {
                count(key, count, out);
            }
        });
        out.end();
    }

    private static void others(JsonObject upstream, Usage usage, JsonBytes out) {
        Map<String, JsonValue> others = upstream.members();
        if (usage.units().webSearches() > 0) {
            others = new LinkedHashMap<>();
            WebSearches.tell(usage, upstream, WebSearches.DETAILS, others);
            upstream.members().forEach(others::putIfAbsent);
        }
        others.forEach((key, value) -> other(key, value, usage, out));
    }

    private static void other(String name, JsonValue value, Usage usage, JsonBytes out) {
        if (!isOwn(name, usage)) {
            member(name, value, out);
        }
    }

    private static boolean isOwn(String name, Usage usage) {
        return OWN.contains(name) || (isEstimated(usage) && name.equals(ESTIMATED));
    }

    private static boolean isEstimated(Usage usage) {
        return usage.source() == Usage.Source.ESTIMATED;
    }

    private static void count(String name, long count, JsonBytes out) {
        out.name(name);
        out.number(count);
    }

    private static void member(String name, JsonValue value, JsonBytes out) {
        out.name(name);
        out.value(value);
    }

    private static void cost(Charge charge, JsonBytes out) {
        dollars(COST, charge.total(), out);
        out.name(IS_BYOK);
        out.flag(false);
        out.name(COST_DETAILS);
        out.object();
        out.name(COST_UPSTREAM);
        out.nothing();
        dollars(COST_IN, charge.prompt(), out);
        dollars(COST_OUT, charge.output(), out);
        out.end();
    }

    private static void dollars(JsonName name, Money amount, JsonBytes out) {
        out.name(name);
        if (amount.isNegative()) {
            out.number(amount.dollars().stripTrailingZeros());
        } else {
            out.billionths(amount.nanos());
        }
    }
}
