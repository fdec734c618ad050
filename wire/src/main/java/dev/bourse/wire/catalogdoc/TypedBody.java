package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.wire.catalogdoc.ProviderDocument.Capacity;
import dev.bourse.wire.catalogdoc.ProviderDocument.Limits;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Schema 2.x: every modality carries its own limits, parameters, prices and capacity. */
final class TypedBody implements ListingBody {
    private static final Set<String> DESCRIPTORS =
            Set.of("range", "integer", "boolean", "enum", "array", "object", "unknown");
    private static final Set<String> WINDOWS = Set.of("minute", "hour", "day");

    private final List<Scope> inputs;
    private final List<Scope> outputs;
    private final List<Scope> scopes = new ArrayList<>();
    private final Skus skus = new Skus();

    /** Where prices and capacity stand: a modality, or the request as a whole. */
    record Scope(String name, String type, Entry entry) {}

    TypedBody(Entry entry) {
        inputs = modalities(entry, "input");
        outputs = modalities(entry, "output");
        scopes.addAll(inputs);
        scopes.addAll(outputs);
        scopes.add(new Scope("request", "request", entry));
        scopes.forEach(skus::read);
    }

    @Override
    public Limits limits() {
        long context = limit(text(inputs), "supported_inputs", "max_context_length").orElse(0L);
        long prompt = limit(text(inputs), "supported_inputs", "max_prompt_length").orElse(context);
        long completion = longest(context);
        return new Limits(context, Math.min(prompt, context), Math.min(completion, context));
    }

    private long longest(long context) {
        Optional<Entry> text = text(outputs);
        return text.flatMap(modality -> modality.object("max_length"))
                .flatMap(TypedBody::tokens)
                .or(() -> text.flatMap(TypedBody::maxTokens))
                .orElse(context);
    }

    @Override
    public Set<Modality> inputs() {
        return types(inputs);
    }

    @Override
    public Set<Modality> outputs() {
        return types(outputs);
    }

    @Override
    public Set<Parameter> parameters() {
        return text(outputs)
                .map(modality -> modality.objectOrEmpty("supported_parameters"))
                .map(TypedBody::supported)
                .orElse(Set.of());
    }

    private static Set<Parameter> supported(Entry descriptors) {
        Set<String> names = descriptors.fields().members().keySet();
        names.forEach(name -> checkDescriptor(descriptors, name));
        return names.stream()
                .flatMap(name -> Parameter.of(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public PriceList prices(BigDecimal discount) {
        return skus.list(discount);
    }

    @Override
    public boolean implicitCaching() {
        return skus.implicitCaching();
    }

    @Override
    public List<Capacity> capacity() {
        return scopes.stream()
                .flatMap(scope ->
                        scope.entry().parts("capacity").stream().map(part -> capacity(scope, part)))
                .toList();
    }

    @Override
    public List<String> warnings() {
        return skus.warnings();
    }

    private static List<Scope> modalities(Entry entry, String side) {
        String field = side + "_modalities";
        List<Entry> parts = entry.required(field).parts(field);
        if (parts.isEmpty()) {
            throw entry.wrong(field, "is empty");
        }
        return parts.stream().map(part -> scope(side, part)).toList();
    }

    private static Scope scope(String side, Entry part) {
        String type = part.requiredText("type");
        return new Scope(side + " " + type, type, part);
    }

    private static Set<Modality> types(List<Scope> scopes) {
        return scopes.stream()
                .flatMap(scope -> Modality.of(scope.type()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Entry> text(List<Scope> scopes) {
        return scopes.stream()
                .filter(scope -> scope.type().equals("text"))
                .map(Scope::entry)
                .findFirst();
    }

    private static Optional<Long> limit(Optional<Entry> modality, String object, String field) {
        return modality.flatMap(part -> part.object(object))
                .flatMap(part -> part.object(field))
                .flatMap(TypedBody::tokens);
    }

    private static Optional<Long> maxTokens(Entry text) {
        return text.objectOrEmpty("supported_parameters")
                .object("max_tokens")
                .flatMap(descriptor -> descriptor.count("max"))
                .filter(max -> max > 0);
    }

    /** A limit in tokens; one in another unit says nothing here. */
    private static Optional<Long> tokens(Entry limit) {
        return limit.text("unit").orElse("token").equals("token")
                ? limit.count("value").filter(value -> value > 0)
                : Optional.empty();
    }

    private static void checkDescriptor(Entry supported, String name) {
        String type =
                supported
                        .object(name)
                        .orElseThrow(() -> supported.missing(name))
                        .requiredText("type");
        if (!DESCRIPTORS.contains(type)) {
            throw supported.wrong(name, "is of no known type: " + type);
        }
    }

    private static Capacity capacity(Scope scope, Entry part) {
        String type = part.requiredText("type");
        boolean windowed = !type.equals("concurrency");
        String per = windowed ? part.requiredText("per") : null;
        long value = part.count("value").orElseThrow(() -> part.missing("value"));
        if (value < 1 || (per != null && !WINDOWS.contains(per))) {
            throw part.wrong("value", "is no limit per minute, hour or day");
        }
        return new Capacity(scope.name(), type, part.requiredText("unit"), per, value);
    }
}
