package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.UtcWindow;
import dev.bourse.domain.unit.Price;
import dev.bourse.wire.catalogdoc.PriceShape.Conditional;
import dev.bourse.wire.catalogdoc.TypedBody.Scope;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The prices of a schema 2.x listing. Each entry names what is billed by scope, type and unit; its
 * cache lifetime, whether it is implicit, and its hours tell it apart from others of that name. A
 * price that no key of a price list stands for is left out with a warning; one that depends on what
 * a price list cannot tell becomes unknown, with a warning.
 */
final class Skus {
    private static final int MOST_OVERRIDES = 64;
    private static final long SHORT_LIFETIME = 300;
    private static final long LONG_LIFETIME = 3600;

    private static final Map<String, PriceKey> KEYS =
            Map.ofEntries(
                    Map.entry("input text prompt token", PriceKey.PROMPT),
                    Map.entry("input text cached_prompt token", PriceKey.INPUT_CACHE_READ),
                    Map.entry("input text cache_write token", PriceKey.INPUT_CACHE_WRITE),
                    Map.entry("input image prompt image", PriceKey.IMAGE),
                    Map.entry("input image prompt token", PriceKey.IMAGE_TOKEN),
                    Map.entry("input audio prompt token", PriceKey.AUDIO),
                    Map.entry("input audio cached_prompt token", PriceKey.INPUT_AUDIO_CACHE),
                    Map.entry("output text completion token", PriceKey.COMPLETION),
                    Map.entry("output text internal_reasoning token", PriceKey.INTERNAL_REASONING),
                    Map.entry("output image completion image", PriceKey.OUTPUT_IMAGE),
                    Map.entry("output image completion token", PriceKey.IMAGE_OUTPUT),
                    Map.entry("output audio completion token", PriceKey.AUDIO_OUTPUT),
                    Map.entry("request request request", PriceKey.REQUEST),
                    Map.entry("request web_search search", PriceKey.WEB_SEARCH));

    private final PriceShape shape = new PriceShape();
    private final Set<List<Object>> identities = new HashSet<>();
    private final Set<PriceKey> explicit = new HashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean implicitCaching;

    /** Base prices first, then those of certain hours, which replace them. */
    void read(Scope scope) {
        scope.entry().parts("pricing").stream()
                .sorted(Comparator.comparing(Skus::isTimed).thenComparing(Skus::isImplicit))
                .forEach(sku -> add(scope, sku));
    }

    PriceList list(BigDecimal discount) {
        return shape.list(discount);
    }

    boolean implicitCaching() {
        return implicitCaching;
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void checkIdentity(Scope scope, Entry sku) {
        List<Object> identity =
                List.of(
                        name(scope, sku),
                        sku.count("ttl_seconds"),
                        isImplicit(sku),
                        sku.count("utc_start"),
                        sku.count("utc_end"),
                        sku.texts("utc_days"));
        if (!identities.add(identity)) {
            throw sku.wrong("type", "is priced twice");
        }
    }

    private void add(Scope scope, Entry sku) {
        checkIdentity(scope, sku);
        Price price = sku.price("cost_usd", Price::new).orElseThrow(() -> sku.missing("cost_usd"));
        boolean implicit = isImplicit(sku);
        implicitCaching |= implicit;
        Optional<PriceKey> key = key(scope, sku).filter(known -> isWanted(known, implicit));
        if (key.isPresent()) {
            PriceSanity.check(sku, key.get(), price);
            add(key.get(), sku, price);
        } else {
            warnings.add("not billed: " + name(scope, sku));
        }
    }

    /** An implicit cache price counts only where no explicit one does. */
    private boolean isWanted(PriceKey key, boolean implicit) {
        if (!implicit) {
            explicit.add(key);
        }
        return !implicit || !explicit.contains(key);
    }

    private void add(PriceKey key, Entry sku, Price price) {
        Optional<List<Conditional>> conditionals = conditionals(key, sku);
        if (conditionals.isEmpty() || !sku.texts("utc_days").isEmpty()) {
            warnings.add("unknown under its conditions: " + key.wireName());
            shape.unknown(key);
            return;
        }
        UtcWindow window = FlatPricing.window(sku);
        shape.byLength(key, price, conditionals.get(), window);
    }

    private static Optional<List<Conditional>> conditionals(PriceKey key, Entry sku) {
        List<Conditional> conditionals = new ArrayList<>();
        List<Entry> overrides = sku.parts("overrides");
        if (overrides.size() > MOST_OVERRIDES) {
            throw sku.wrong("overrides", "are more than " + MOST_OVERRIDES);
        }
        for (Entry override : overrides) {
            Price price =
                    override.price("cost_usd", Price::new)
                            .orElseThrow(() -> override.missing("cost_usd"));
            PriceSanity.check(override, key, price);
            Entry when = override.object("when").orElseThrow(() -> override.missing("when"));
            Optional<Condition> condition = ConditionReader.read(when);
            if (condition.isEmpty()) {
                return Optional.empty();
            }
            conditionals.add(new Conditional(condition.get(), price));
        }
        return Optional.of(conditionals);
    }

    private static Optional<PriceKey> key(Scope scope, Entry sku) {
        PriceKey key = KEYS.get(name(scope, sku));
        long lifetime = sku.count("ttl_seconds").orElse(SHORT_LIFETIME);
        if (key == PriceKey.INPUT_CACHE_WRITE && lifetime == LONG_LIFETIME) {
            return Optional.of(PriceKey.INPUT_CACHE_WRITE_1H);
        }
        boolean other = key == PriceKey.INPUT_CACHE_WRITE && lifetime != SHORT_LIFETIME;
        return other ? Optional.empty() : Optional.ofNullable(key);
    }

    private static boolean isTimed(Entry sku) {
        return sku.count("utc_start").isPresent() || !sku.texts("utc_days").isEmpty();
    }

    private static boolean isImplicit(Entry sku) {
        return sku.flag("implicit").orElse(false);
    }

    private static String name(Scope scope, Entry sku) {
        return scope.name() + " " + sku.requiredText("type") + " " + sku.requiredText("unit");
    }
}
