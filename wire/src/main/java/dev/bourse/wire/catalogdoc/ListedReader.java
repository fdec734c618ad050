package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.PriceOverride;
import dev.bourse.domain.unit.Price;
import dev.bourse.wire.catalogdoc.LiteLlmPrices.Listed;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One entry of LiteLLM's price map. */
final class ListedReader {
    private static final long THOUSAND = 1000;

    /** A price for long prompts has the name of the base price and this. */
    private static final Pattern LONGER = Pattern.compile("(.+)_above_(\\d{1,9})k_tokens");

    /** What some providers' names end with where they make vectors. */
    private static final String EMBEDDING = "-embedding-models";

    private static final Map<String, PriceKey> KEYS =
            Map.ofEntries(
                    Map.entry("input_cost_per_token", PriceKey.PROMPT),
                    Map.entry("output_cost_per_token", PriceKey.COMPLETION),
                    Map.entry("output_cost_per_reasoning_token", PriceKey.INTERNAL_REASONING),
                    Map.entry("cache_read_input_token_cost", PriceKey.INPUT_CACHE_READ),
                    Map.entry("input_cost_per_token_cache_hit", PriceKey.INPUT_CACHE_READ),
                    Map.entry("cache_creation_input_token_cost", PriceKey.INPUT_CACHE_WRITE),
                    Map.entry(
                            "cache_creation_input_token_cost_above_1hr",
                            PriceKey.INPUT_CACHE_WRITE_1H),
                    Map.entry("input_cost_per_request", PriceKey.REQUEST),
                    Map.entry("input_cost_per_image", PriceKey.IMAGE),
                    Map.entry("output_cost_per_image", PriceKey.OUTPUT_IMAGE),
                    Map.entry("input_cost_per_audio_token", PriceKey.AUDIO),
                    Map.entry("output_cost_per_audio_token", PriceKey.AUDIO_OUTPUT),
                    Map.entry("cache_read_input_audio_token_cost", PriceKey.INPUT_AUDIO_CACHE));

    private static final Map<String, Set<Parameter>> FEATURES =
            Map.of(
                    "supports_function_calling", Set.of(Parameter.TOOLS),
                    "supports_tool_choice", Set.of(Parameter.TOOL_CHOICE),
                    "supports_parallel_function_calling", Set.of(Parameter.PARALLEL_TOOL_CALLS),
                    "supports_response_schema",
                            Set.of(Parameter.STRUCTURED_OUTPUTS, Parameter.RESPONSE_FORMAT),
                    "supports_reasoning", Set.of(Parameter.REASONING),
                    "supports_web_search", Set.of(Parameter.WEB_SEARCH_OPTIONS));

    private static final Map<String, Set<Modality>> READS =
            Map.of(
                    "supports_vision", Set.of(Modality.IMAGE),
                    "supports_pdf_input", Set.of(Modality.FILE),
                    "supports_audio_input", Set.of(Modality.AUDIO),
                    "supports_video_input", Set.of(Modality.VIDEO));

    private ListedReader() {}

    static Listed read(Entry entry) {
        String provider = entry.requiredText("litellm_provider").replace(EMBEDDING, "");
        return new Listed(
                entry.name(),
                provider,
                entry.name().startsWith(provider + "/")
                        ? entry.name().substring(provider.length() + 1)
                        : entry.name(),
                mode(entry),
                entry.count("max_input_tokens").or(() -> entry.count("max_tokens")).orElse(0L),
                entry.count("max_output_tokens").orElse(0L),
                prices(entry),
                inputs(entry),
                parameters(entry),
                UtcTimes.isoDate(entry, "deprecation_date").orElse(null));
    }

    private static @Nullable String mode(Entry entry) {
        return entry.text("mode").orElse(null);
    }

    private static PriceList prices(Entry entry) {
        Map<PriceKey, Price> base = new EnumMap<>(PriceKey.class);
        SortedMap<Long, Map<PriceKey, Price>> longer = new TreeMap<>();
        for (String field : entry.fields().members().keySet()) {
            Matcher suffix = LONGER.matcher(field);
            if (KEYS.containsKey(field)) {
                add(base, entry, field, field);
            } else if (suffix.matches()) {
                long above = Long.parseLong(suffix.group(2)) * THOUSAND;
                Map<PriceKey, Price> tier =
                        longer.computeIfAbsent(above, bound -> new EnumMap<>(PriceKey.class));
                add(tier, entry, field, suffix.group(1));
            }
        }
        if (hasOtherCost(entry)) {
            base.values().removeIf(Price::isFree);
        }
        ListedWork.of(mode(entry)).ifPresent(work -> work.complete(base, entry));
        return new PriceList(
                base,
                BigDecimal.ZERO,
                longer.entrySet().stream()
                        .filter(tier -> !tier.getValue().isEmpty())
                        .map(tier -> new PriceOverride(tier.getKey(), null, tier.getValue()))
                        .toList());
    }

    /**
     * Whether something is paid for that no key stands for, such as seconds or queries: then zero
     * for a token says that it is not the unit, not that the thing is free.
     */
    private static boolean hasOtherCost(Entry entry) {
        return entry.fields().members().keySet().stream()
                .filter(field -> field.contains("_cost_per_") && !KEYS.containsKey(field))
                .anyMatch(field ->
                        entry.fields().number(field).map(BigDecimal::signum).orElse(0) > 0);
    }

    private static void add(Map<PriceKey, Price> all, Entry entry, String field, String meaning) {
        PriceKey key = KEYS.get(meaning);
        if (key != null) {
            entry.price(field, Price::new)
                    .ifPresent(price -> {
                        PriceSanity.check(entry, key, price);
                        all.put(key, price);
                    });
        }
    }

    private static Set<Modality> inputs(Entry entry) {
        Set<Modality> inputs = new HashSet<>(Set.of(Modality.TEXT));
        READS.forEach((flag, modalities) -> addIf(entry, flag, inputs, modalities));
        return Set.copyOf(inputs);
    }

    private static Set<Parameter> parameters(Entry entry) {
        Set<Parameter> parameters = new HashSet<>();
        FEATURES.forEach((flag, supported) -> addIf(entry, flag, parameters, supported));
        return Set.copyOf(parameters);
    }

    private static <T> void addIf(Entry entry, String flag, Set<T> all, Set<T> more) {
        if (entry.flag(flag).orElse(false)) {
            all.addAll(more);
        }
    }
}
