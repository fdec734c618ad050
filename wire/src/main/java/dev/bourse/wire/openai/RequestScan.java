package dev.bourse.wire.openai;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.wire.chat.Effort;
import dev.bourse.wire.chat.ExtensionScan;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.splice.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is gathered while a request's body is read, once, from front to back. */
final class RequestScan {
    final ExtensionScan extensions = new ExtensionScan();
    final PromptScan prompt = new PromptScan();
    final Set<Modality> outputs = EnumSet.noneOf(Modality.class);
    @Nullable String model;
    boolean searching;
    boolean stream;
    long maxTokens = -1;
    long maxCompletionTokens = -1;
    int choices = 1;
    @Nullable String format;
    @Nullable String effort;
    @Nullable String legacyEffort;
    @Nullable String tier;
    @Nullable String user;
    @Nullable String safety;
    @Nullable Boolean obfuscated;
    @Nullable String cacheKey;
    boolean cached;
    boolean metadata;
    boolean silent;
    boolean thoughtless;

    private final Members<RequestField> members;
    private final Set<Parameter> parameters = EnumSet.noneOf(Parameter.class);
    private final Set<RequestField> known = EnumSet.noneOf(RequestField.class);
    private final Set<String> unknown = new HashSet<>();
    private final List<String> ignored = new ArrayList<>();

    RequestScan(byte[] body) {
        members = new Members<>(body);
    }

    Members<RequestField> members() {
        return members;
    }

    Set<Parameter> parameters() {
        return parameters;
    }

    void read(JsonScanner in) {
        in.next();
        if (!in.isObject()) {
            throw new JsonException("the body must be a JSON object");
        }
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            member(in, name);
        }
        members.close(in.start());
        in.finish();
        check();
    }

    /** The model and its fallbacks, each once. */
    List<String> models() {
        if (extensions.models().isEmpty()) {
            return model == null ? List.of() : List.of(model);
        }
        Set<String> names = new LinkedHashSet<>();
        if (model != null) {
            names.add(model);
        }
        names.addAll(extensions.models());
        return List.copyOf(names);
    }

    /** Refuses a name that was there before. */
    void once(String name) {
        once(name, RequestField.of(name));
    }

    private void once(String name, @Nullable RequestField field) {
        boolean first = field == null ? unknown.add(name) : known.add(field);
        JsonScanner.require(first, name, "occurs twice");
    }

    /** Reads the member whose name the scanner stands on. */
    void member(JsonScanner in, String name) {
        RequestField field = RequestField.of(name);
        once(name, field);
        int nameStart = in.start();
        in.next();
        members.add(field, nameStart, in.start());
        if (field == null || in.isNull()) {
            in.skip();
        } else {
            field.read(in, this);
            note(field.parameter());
            ignore(field);
        }
    }

    private void note(@Nullable Parameter parameter) {
        if (parameter != null) {
            parameters.add(parameter);
        }
    }

    private void ignore(RequestField field) {
        boolean unheard = field == RequestField.SERVICE_TIER && Words.UNHEARD_TIER.equals(tier);
        if (unheard || field.fate() == Fate.IGNORED) {
            ignore(field.wireName());
        }
    }

    /** Notes what nobody does anything with. */
    void ignore(String name) {
        ignored.add(name);
    }

    /** What was sent and nobody does anything with. */
    List<String> ignored() {
        return List.copyOf(ignored);
    }

    /** The end user, by the name of old or the one that took its place. */
    @Nullable String endUser() {
        return user == null ? safety : user;
    }

    /** The effort asked for, in the new way or the old; null when none was named. */
    @Nullable String reasoningEffort() {
        return effort != null ? effort : legacyEffort;
    }

    /** Whether no reasoning shall be done, however that is said. */
    boolean forbidsReasoning() {
        return thoughtless || Effort.NONE.wireName().equals(reasoningEffort());
    }

    /** The tier that is asked for. */
    ServiceTier serviceTier() {
        return switch (String.valueOf(tier)) {
            case "flex" -> ServiceTier.FLEX;
            case "priority", "fast" -> ServiceTier.PRIORITY;
            default -> ServiceTier.DEFAULT;
        };
    }

    private void check() {
        JsonScanner.require(prompt.messages() > 0, "messages", "is missing");
        JsonScanner.require(
                effort == null || legacyEffort == null || effort.equals(legacyEffort),
                "reasoning_effort",
                "contradicts 'reasoning.effort'");
        if ("json_schema".equals(format)) {
            parameters.add(Parameter.STRUCTURED_OUTPUTS);
        }
        if (outputs.isEmpty()) {
            outputs.add(Modality.TEXT);
        }
        checkModels();
    }

    /** Requires that some model is named. */
    void checkModels() {
        List<String> names = models();
        JsonScanner.require(!names.isEmpty() || extensions.namesPreset(), "model", "is missing");
        for (String name : names) {
            JsonScanner.require(!name.isBlank(), "model", "must not be blank");
        }
    }
}
