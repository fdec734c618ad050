package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.unit.Price;
import dev.bourse.wire.catalogdoc.ProviderDocument.Datacenter;
import dev.bourse.wire.catalogdoc.ProviderDocument.Listing;
import dev.bourse.wire.catalogdoc.ProviderDocument.Operation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One entry of a provider document: what both formats share. */
final class ListingReader {
    /** When on a day a model is taken away of which only the day is told. */
    private static final LocalTime DEPRECATION = LocalTime.of(13, 0);

    private static final Map<String, ServiceTier> TIERS =
            Map.of(
                    "flex", ServiceTier.FLEX,
                    "priority", ServiceTier.PRIORITY,
                    "fast", ServiceTier.PRIORITY);

    private ListingReader() {}

    static Listing read(Entry place) {
        Entry entry = place.named(place.requiredText("id"));
        ListingBody body =
                entry.fields().get("schema_version").isPresent()
                        ? new TypedBody(checked(entry))
                        : new FlatBody(entry);
        Operation operation = operation(entry);
        return new Listing(
                entry.requiredText("id"),
                entry.objectOrEmpty("openrouter").text("slug").orElse(null),
                entry.text("name").orElse(entry.requiredText("id")),
                entry.text("description").orElse(""),
                entry.text("hugging_face_id").filter(id -> !id.isBlank()).orElse(null),
                entry.count("created").orElse(0L),
                entry.text("tokenizer").orElse(null),
                entry.word("quantization", Quantization::of).orElse(Quantization.UNKNOWN),
                tier(entry),
                body.limits(),
                body.inputs(),
                body.outputs(),
                body.parameters(),
                operation.free() ? PriceList.of(Price.FREE, Price.FREE) : prices(entry, body),
                body.implicitCaching(),
                body.capacity(),
                operation,
                body.warnings());
    }

    private static Entry checked(Entry entry) {
        if (!entry.requiredText("schema_version").startsWith("2.")) {
            throw entry.wrong("schema_version", "is none that can be read here");
        }
        return entry;
    }

    private static PriceList prices(Entry entry, ListingBody body) {
        return entry.discounted("discount_to_user", body::prices);
    }

    private static ServiceTier tier(Entry entry) {
        return entry.word("service_tier", word -> Optional.ofNullable(TIERS.get(word)))
                .orElse(ServiceTier.DEFAULT);
    }

    private static Operation operation(Entry entry) {
        Entry compliance = entry.objectOrEmpty("compliance");
        return new Operation(
                entry.flag("is_ready").orElse(true),
                entry.flag("is_free").orElse(false),
                entry.text("deprecation_date").map(date -> instant(entry, date)).orElse(null),
                compliance.flag("zdr").orElse(false),
                compliance.flag("hipaa").orElse(false),
                datacenters(entry),
                entry.text("deployment_region").orElse(null));
    }

    private static List<Datacenter> datacenters(Entry entry) {
        return entry.parts("datacenters").stream()
                .map(place ->
                        new Datacenter(
                                place.requiredText("country_code"),
                                place.text("region").orElse(null)))
                .toList();
    }

    private static Instant instant(Entry entry, String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atTime(DEPRECATION).toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw entry.wrong("deprecation_date", "is no date and no UTC hour: " + text);
        }
    }
}
