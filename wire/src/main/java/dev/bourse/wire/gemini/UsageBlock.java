package dev.bourse.wire.gemini;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.MediaTokens;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.WebSearches;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code usageMetadata} that callers see: Gemini's own counts where a Gemini upstream gave some
 * that can be true, else those that are billed in Gemini's names; and what they cost, in the names
 * of the other dialects (openrouter.md 1.4).
 */
final class UsageBlock {
    private UsageBlock() {}

    /**
     * @param upstream the upstream's own object; without members when it is of another dialect
     */
    static JsonObject of(JsonObject upstream, Usage usage, Charge charge) {
        boolean own = usage.source() == Usage.Source.REPORTED && !upstream.members().isEmpty();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        if (own) {
            members.putAll(upstream.members());
        } else {
            counts(usage.tokens(), members);
        }
        WebSearches.tell(usage, upstream, WebSearches.DETAILS, members);
        cost(members, charge);
        if (usage.source() == Usage.Source.ESTIMATED) {
            members.put("estimated", JsonValue.of(true));
        }
        return new JsonObject(members);
    }

    private static void counts(Tokens tokens, Map<String, JsonValue> members) {
        members.put("promptTokenCount", JsonValue.of(tokens.prompt()));
        members.put("candidatesTokenCount", JsonValue.of(tokens.output() - tokens.reasoning()));
        some("thoughtsTokenCount", tokens.reasoning(), members);
        some("cachedContentTokenCount", tokens.cacheRead(), members);
        some("cacheWriteTokenCount", tokens.cacheWrite(), members);
        members.put("totalTokenCount", JsonValue.of(tokens.total()));
        MediaTokens sound = tokens.sound();
        MediaTokens images = tokens.images();
        long said = tokens.output() - tokens.reasoning();
        details(
                GeminiUsage.PROMPT,
                kinds(tokens.prompt(), sound.prompt(), images.prompt()),
                members);
        details(
                GeminiUsage.CACHE,
                kinds(tokens.cacheRead(), sound.cacheRead(), images.cacheRead()),
                members);
        details(GeminiUsage.CANDIDATES, kinds(said, sound.output(), images.output()), members);
    }

    /** A class is told by kind where not all of it is text. */
    private static void details(
            String name, List<JsonValue> kinds, Map<String, JsonValue> members) {
        if (!kinds.isEmpty()) {
            members.put(name, JsonValue.of(kinds));
        }
    }

    private static List<JsonValue> kinds(long all, long sound, long images) {
        if ((sound | images) == 0) {
            return List.of();
        }
        List<JsonValue> kinds = new ArrayList<>();
        kind(GeminiUsage.SOUND, sound, kinds);
        kind(GeminiUsage.IMAGES, images, kinds);
        kind("TEXT", all - sound - images, kinds);
        return kinds;
    }

    private static void kind(String modality, long count, List<JsonValue> kinds) {
        if (count > 0) {
            Map<String, Object> kind = new LinkedHashMap<>();
            kind.put("modality", modality);
            kind.put("tokenCount", count);
            kinds.add(JsonValue.of(kind));
        }
    }

    private static void some(String name, long count, Map<String, JsonValue> members) {
        if (count > 0) {
            members.put(name, JsonValue.of(count));
        }
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
