package dev.bourse.wire.chat;

import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.routing.MaxPrice;
import dev.bourse.domain.routing.Preference;
import dev.bourse.domain.routing.Sort;
import dev.bourse.domain.routing.Thresholds;
import dev.bourse.domain.unit.Price;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the {@code provider} object (openrouter.md 2.2). It is all the exchange's own, so a member
 * that is unknown here is a mistake of the caller and refused, not ignored.
 */
final class ProviderScan {
    private static final List<String> SORTS = List.of("price", "throughput", "latency", "exacto");
    private static final List<String> PARTITIONS = List.of("model", "none");
    private static final List<String> COLLECTION = List.of("allow", "deny");
    private static final List<String> TRUST = List.of("T0", "T1", "T2", "T3");
    private static final int MOST = 200;
    private static final int LONGEST = 128;
    private static final int PER_MILLION = 6;
    private static final long HUGE = 1_000_000_000L;

    private List<String> order = List.of();
    private List<String> only = List.of();
    private List<String> ignore = List.of();
    private boolean allowFallbacks = true;
    private boolean requireParameters;
    private boolean denyDataCollection;
    private boolean zeroRetention;
    private boolean distillable;
    private Set<Quantization> quantizations = Set.of();
    private MaxPrice maxPrice = MaxPrice.NONE;
    private @Nullable Sort sort;
    private Thresholds minThroughput = Thresholds.NONE;
    private Thresholds maxLatency = Thresholds.NONE;
    private @Nullable TrustTier minTrust;
    private boolean readOnlyTools;
    private boolean given;

    /** The preference; {@code route} is the old way to say how far a sort reaches. */
    Preference preference(@Nullable String route) {
        return given ? built(route) : Preference.DEFAULT;
    }

    void read(JsonScanner in) {
        in.object("provider");
        given = true;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            member(in, key, "provider." + key);
        }
    }

    private void member(JsonScanner in, String key, String path) {
        switch (key) {
            case "order",
                    "only",
                    "ignore",
                    "quantizations",
                    "sort",
                    "max_price",
                    "preferred_min_throughput",
                    "preferred_max_latency",
                    "options",
                    "allow_fallbacks",
                    "require_parameters",
                    "data_collection",
                    "zdr",
                    "enforce_distillable_text",
                    "min_trust",
                    "read_only_tools" -> {
                if (!in.isNull()) {
                    value(in, key, path);
                }
            }
            default -> throw new JsonException("'" + path + "' is not a known preference");
        }
    }

    private void value(JsonScanner in, String key, String path) {
        switch (key) {
            case "order" -> order = slugs(in, path);
            case "only" -> only = slugs(in, path);
            case "ignore" -> ignore = slugs(in, path);
            case "quantizations" -> quantizations = quantizations(in, path);
            case "sort" -> sort = sort(in, path);
            case "min_trust" -> minTrust = TrustTier.valueOf(in.word(path, TRUST));
            case "max_price" -> maxPrice = maxPrice(in, path);
            case "preferred_min_throughput" -> minThroughput = thresholds(in, path);
            case "preferred_max_latency" -> maxLatency = thresholds(in, path);
            case "options" -> {
                in.object(path);
                in.skip();
            }
            default -> flag(in, key, path);
        }
    }

    private void flag(JsonScanner in, String key, String path) {
        switch (key) {
            case "allow_fallbacks" -> allowFallbacks = in.flag(path);
            case "require_parameters" -> requireParameters = in.flag(path);
            case "zdr" -> zeroRetention = in.flag(path);
            case "read_only_tools" -> readOnlyTools = in.flag(path);
            case "enforce_distillable_text" -> distillable = in.flag(path);
            default -> denyDataCollection = in.word(path, COLLECTION).equals("deny");
        }
    }

    private static List<String> slugs(JsonScanner in, String path) {
        List<String> slugs = in.texts(path, MOST, LONGEST);
        boolean named = slugs.stream().noneMatch(String::isBlank);
        JsonScanner.require(named, path, "must hold slugs of providers");
        return slugs;
    }

    private static Set<Quantization> quantizations(JsonScanner in, String path) {
        Set<Quantization> formats = EnumSet.noneOf(Quantization.class);
        for (String name : in.texts(path, MOST, LONGEST)) {
            formats.add(
                    Quantization.of(name)
                            .orElseThrow(() ->
                                    new JsonException(
                                            "'"
                                                    + path
                                                    + "' has no quantization like '"
                                                    + name
                                                    + "'")));
        }
        return formats;
    }

    private static Sort sort(JsonScanner in, String path) {
        if (in.isText()) {
            return new Sort(by(in, path), Sort.Partition.MODEL);
        }
        in.object(path);
        Sort.By by = null;
        Sort.Partition partition = Sort.Partition.MODEL;
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            switch (key) {
                case "by" -> by = by(in, path + ".by");
                case "partition" -> partition = partition(in, path + ".partition");
                default -> throw unknown(path, key);
            }
        }
        if (by == null) {
            throw new JsonException("'" + path + ".by' is missing");
        }
        return new Sort(by, partition);
    }

    private static Sort.By by(JsonScanner in, String path) {
        return Sort.By.valueOf(in.word(path, SORTS).toUpperCase(Locale.ROOT));
    }

    private static Sort.Partition partition(JsonScanner in, String path) {
        if (in.isNull()) {
            return Sort.Partition.MODEL;
        }
        return Sort.Partition.valueOf(in.word(path, PARTITIONS).toUpperCase(Locale.ROOT));
    }

    private static MaxPrice maxPrice(JsonScanner in, String path) {
        in.object(path);
        @Nullable Price[] caps = new @Nullable Price[5];
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            int slot = List.of("prompt", "completion", "request", "image", "audio").indexOf(key);
            if (slot < 0) {
                throw unknown(path, key);
            }
            if (!in.isNull()) {
                int shift = slot < 2 ? PER_MILLION : 0;
                caps[slot] = new Price(in.decimal(path + "." + key).movePointLeft(shift));
            }
        }
        return new MaxPrice(caps[0], caps[1], caps[2], caps[3], caps[4]);
    }

    private static Thresholds thresholds(JsonScanner in, String path) {
        if (in.isNumber()) {
            return Thresholds.median(in.number(path, 0, HUGE));
        }
        in.object(path);
        @Nullable Double[] cutoffs = new @Nullable Double[4];
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            int slot = List.of("p50", "p75", "p90", "p99").indexOf(key);
            if (slot < 0) {
                throw unknown(path, key);
            }
            cutoffs[slot] = in.isNull() ? null : (Double) in.number(path + "." + key, 0, HUGE);
        }
        return new Thresholds(cutoffs[0], cutoffs[1], cutoffs[2], cutoffs[3]);
    }

    private static JsonException unknown(String path, String key) {
        return new JsonException("'" + path + "." + key + "' is not known");
    }

    private Preference built(@Nullable String route) {
        return new Preference(
                order,
                only,
                ignore,
                allowFallbacks,
                requireParameters,
                denyDataCollection,
                zeroRetention,
                distillable,
                quantizations,
                maxPrice,
                routed(route),
                minThroughput,
                maxLatency,
                minTrust,
                readOnlyTools);
    }

    private @Nullable Sort routed(@Nullable String route) {
        return sort == null || !"sort".equals(route)
                ? sort
                : new Sort(sort.by(), Sort.Partition.NONE);
    }
}
