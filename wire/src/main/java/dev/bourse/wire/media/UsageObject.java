package dev.bourse.wire.media;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.TokenCounts;
import dev.bourse.wire.chat.TokenDetails;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.openai.OpenAiUsage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The {@code usage} of work other than chat: what upstreams tell and what callers see. */
final class UsageObject {
    private UsageObject() {}

    /** The upstream's object with the counts that are billed, and their cost. */
    static JsonObject of(
            JsonObject upstream, Map<String, Long> counts, Usage usage, Charge charge) {
        Map<String, JsonValue> members = new LinkedHashMap<>(upstream.members());
        counts.forEach((name, count) -> members.put(name, JsonValue.of(count)));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("upstream_inference_cost", JsonNull.NULL);
        details.put("upstream_inference_prompt_cost", plain(charge.prompt()));
        details.put("upstream_inference_completions_cost", plain(charge.output()));
        members.put("cost", plain(charge.total()));
        members.put("is_byok", JsonValue.of(false));
        members.put("cost_details", JsonValue.of(details));
        if (usage.source() == Usage.Source.ESTIMATED) {
            members.put("estimated", JsonValue.of(true));
        }
        return new JsonObject(members);
    }

    /** Tokens under either of the two pairs of names that are in use. */
    static Optional<Tokens> tokens(JsonObject usage) {
        return usage.get("input_tokens").isPresent()
                ? TokenCounts.read(usage, UsageObject::inAndOut)
                : OpenAiUsage.of(usage);
    }

    /** How they are named where images or sound are counted; none where no tokens are. */
    static Map<String, Long> named(Tokens tokens) {
        Map<String, Long> counts = new LinkedHashMap<>();
        if (tokens.total() > 0) {
            counts.put("input_tokens", tokens.prompt());
            counts.put("output_tokens", tokens.output());
            counts.put("total_tokens", tokens.total());
        }
        return counts;
    }

    private static Tokens inAndOut(TokenCounts usage) {
        return TokenCounts.picturing(
                Tokens.of(usage.required("input_tokens"), usage.orZero("output_tokens")),
                usage.within("input_tokens_details").orZero(TokenDetails.IMAGES),
                0,
                usage.within("output_tokens_details").orZero(TokenDetails.IMAGES));
    }

    private static JsonValue plain(Money amount) {
        return JsonValue.of(amount.dollars().stripTrailingZeros());
    }
}
