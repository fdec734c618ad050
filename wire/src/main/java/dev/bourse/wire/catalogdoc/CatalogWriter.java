package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes what is to be added to a catalogue as a document that {@link CatalogDocument} reads. */
final class CatalogWriter {
    private static final String UNKNOWN = "unknown";

    private final CatalogParts parts;

    private CatalogWriter(CatalogParts parts) {
        this.parts = parts;
    }

    /** Endpoints of models that are not among the parts are written apart. */
    static String yaml(CatalogParts parts) {
        return Json.yaml(JsonValue.of(new CatalogWriter(parts).document()));
    }

    private Map<String, Object> document() {
        Map<String, Model> models =
                parts.models().stream().collect(Collectors.toMap(Model::id, Function.identity()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("catalogue", 1);
        document.put("providers", parts.providers().stream().map(CatalogWriter::provider).toList());
        document.put("models", parts.models().stream().map(this::model).toList());
        List<Object> apart = new ArrayList<>();
        for (Endpoint one : parts.endpoints()) {
            if (!models.containsKey(one.modelId())) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("model", one.modelId());
                entry.putAll(endpoint(one));
                apart.add(entry);
            }
        }
        document.put("endpoints", apart);
        return document;
    }

    private static Map<String, Object> provider(Provider one) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("slug", one.slug());
        entry.put("name", one.name());
        entry.put("base-url", one.baseUrl());
        entry.put("dialect", one.dialect().name().toLowerCase(Locale.ROOT));
        entry.put("credentials", one.credentials());
        entry.put("data-policy", policy(one.dataPolicy()));
        return entry;
    }

    private Map<String, Object> model(Model one) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", one.id());
        entry.put("canonical", one.canonicalSlug());
        entry.put("name", one.name());
        entry.put(
                "description",
                one.description().isBlank() ? "Nothing is said about it." : one.description());
        entry.put("released", one.created() == 0 ? UNKNOWN : day(one.created()));
        entry.put("context", one.contextLength());
        entry.put("input", modalities(one.inputs()));
        entry.put("output", modalities(one.outputs()));
        entry.put("tokenizer", one.tokenizer());
        putIf(entry, "hugging-face", one.huggingFaceId());
        putIf(entry, "knowledge-cutoff", date(one.knowledgeCutoff()));
        putIf(entry, "expires", one.expirationDate());
        entry.put("parameters", parameters(one.parameters()));
        if (one.efforts().areKnown()) {
            entry.put("efforts", one.efforts().words());
        }
        entry.put(
                "endpoints",
                parts.endpoints().stream()
                        .filter(each -> each.modelId().equals(one.id()))
                        .map(CatalogWriter::endpoint)
                        .toList());
        return entry;
    }

    private static Map<String, Object> endpoint(Endpoint one) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("provider", one.provider());
        entry.put("tag", one.tag());
        entry.put("upstream", one.upstreamModel());
        entry.put("quantization", one.quantization().wireName());
        putIf(entry, "region", one.region());
        if (one.tier() != ServiceTier.DEFAULT) {
            entry.put("tier", one.tier().name().toLowerCase(Locale.ROOT));
        }
        entry.put("context", one.contextLength());
        entry.put("max-prompt", one.maxPromptTokens());
        entry.put("max-output", one.maxCompletionTokens());
        entry.put("input", modalities(one.inputs()));
        entry.put("output", modalities(one.outputs()));
        entry.put("parameters", parameters(one.parameters()));
        entry.put("prices", PricesWriter.prices(one.prices()));
        if (one.trust() != TrustTier.T2) {
            entry.put("trust", one.trust().name());
        }
        if (!one.dataPolicy().equals(DataPolicy.UNKNOWN)) {
            entry.put("data-policy", policy(one.dataPolicy()));
        }
        entry.put("implicit-caching", one.implicitCaching());
        entry.put("moderated", one.moderated());
        return entry;
    }

    private static Object policy(DataPolicy one) {
        if (one.equals(DataPolicy.UNKNOWN)) {
            return UNKNOWN;
        }
        return Map.of(
                "trains", one.trains(),
                "retention-days", one.retentionDays() < 0 ? UNKNOWN : one.retentionDays(),
                "publishes", one.publishes(),
                "zero-retention", one.zeroRetention());
    }

    private static void putIf(Map<String, Object> entry, String field, @Nullable String value) {
        if (value != null) {
            entry.put(field, value);
        }
    }

    private static List<String> modalities(Set<Modality> all) {
        return all.stream().sorted().map(Modality::wireName).toList();
    }

    private static List<String> parameters(Set<Parameter> all) {
        return all.stream().sorted().map(Parameter::wireName).toList();
    }

    private static String day(long epochSeconds) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(epochSeconds), ZoneOffset.UTC).toString();
    }

    /** A month or a word in the place of a day tells no day. */
    private static @Nullable String date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text).toString();
        } catch (DateTimeException other) {
            return null;
        }
    }
}
