package dev.bourse.wire.responses;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
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
    final InputScan input = new InputScan();
    final TextScan text = new TextScan();
    final ReasoningScan reasoning = new ReasoningScan();
    final Set<Modality> outputs = EnumSet.noneOf(Modality.class);
    @Nullable String model;
    boolean stream;
    boolean prompt;
    long maxOutputTokens = -1;
    long mostCalls;
    @Nullable String tier;
    @Nullable String user;
    @Nullable String safety;
    @Nullable String cacheKey;
    boolean cached;

    private final Members<Field> members;
    private final Set<Parameter> parameters = EnumSet.noneOf(Parameter.class);
    private final Set<Field> known = EnumSet.noneOf(Field.class);
    private final Set<String> unknown = new HashSet<>();
    private final List<String> ignored = new ArrayList<>();
    private int open;
    private int close;

    RequestScan(byte[] body) {
        members = new Members<>(body);
    }

    Members<Field> members() {
        return members;
    }

    Set<Parameter> parameters() {
        return parameters;
    }

    /** Index of the opening brace. */
    int open() {
        return open;
    }

    /** Index of the closing brace. */
    int close() {
        return close;
    }

    /** The model and its fallbacks, each once. */
    List<String> models() {
        Set<String> names = new LinkedHashSet<>();
        if (model != null) {
            names.add(model);
        }
        names.addAll(extensions.models());
        return List.copyOf(names);
    }

    void read(JsonScanner in) {
        in.next();
        if (!in.isObject()) {
            throw new JsonException("the body must be a JSON object");
        }
        open = in.start();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            member(in, name);
        }
        close = in.start();
        members.close(close);
        in.finish();
        check();
    }

    private void member(JsonScanner in, String name) {
        Field field = Field.of(name);
        boolean first = field == null ? unknown.add(name) : known.add(field);
        JsonScanner.require(first, name, "occurs twice");
        int nameStart = in.start();
        in.next();
        members.add(field, nameStart, in.start());
        if (field == null || in.isNull()) {
            in.skip();
        } else {
            field.read(in, this);
            field.parameter().ifPresent(parameters::add);
            ignore(field);
        }
    }

    private void ignore(Field field) {
        boolean unheard = field == Field.SERVICE_TIER && Words.UNHEARD_TIER.equals(tier);
        if (unheard || field.fate() == Fate.IGNORED) {
            ignored.add(field.wireName());
        }
    }

    /** What was sent and nobody does anything with. */
    List<String> ignored() {
        return List.copyOf(ignored);
    }

    private void check() {
        JsonScanner.require(input.messages() > 0 || prompt, "input", "is missing");
        parameters.addAll(text.parameters());
        if (outputs.isEmpty()) {
            outputs.add(Modality.TEXT);
        }
        List<String> names = models();
        JsonScanner.require(!names.isEmpty() || extensions.namesPreset(), "model", "is missing");
        JsonScanner.require(
                names.stream().noneMatch(String::isBlank), "model", "must not be blank");
    }
}
