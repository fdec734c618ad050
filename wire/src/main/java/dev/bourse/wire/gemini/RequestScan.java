package dev.bourse.wire.gemini;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.chat.Addressed;
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
    private static final String PREFIX = "models/";

    final List<String> ignored = new ArrayList<>();
    final ExtensionScan extensions = new ExtensionScan();
    final PromptScan prompt;
    final ConfigScan config;
    final Addressed addressed;
    @Nullable String named;
    @Nullable String tier;
    @Nullable String user;

    private final Members<RequestField> members;
    private final Set<Parameter> parameters = EnumSet.noneOf(Parameter.class);
    private final Set<RequestField> known = EnumSet.noneOf(RequestField.class);
    private final Set<String> unknown = new HashSet<>();

    RequestScan(byte[] body, Addressed addressed) {
        this.addressed = addressed;
        members = new Members<>(body);
        prompt = new PromptScan(body);
        config = new ConfigScan(body);
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

    /** The model of the path, else that of the body, and its fallbacks, each once. */
    List<String> models() {
        Set<String> names = new LinkedHashSet<>();
        String first = addressed.model() != null ? addressed.model() : named;
        if (first != null) {
            names.add(first.startsWith(PREFIX) ? first.substring(PREFIX.length()) : first);
        }
        names.addAll(extensions.models());
        return List.copyOf(names);
    }

    private void member(JsonScanner in, String name) {
        RequestField field = RequestField.of(name);
        boolean first = field == null ? unknown.add(name) : known.add(field);
        JsonScanner.require(first, name, "occurs twice");
        int nameStart = in.start();
        in.next();
        members.add(field, nameStart, in.start());
        if (field == null || in.isNull()) {
            in.skip();
            return;
        }
        field.read(in, this);
        if (field.parameter() != null) {
            parameters.add(field.parameter());
        }
    }

    private void check() {
        JsonScanner.require(prompt.contents() > 0, "contents", "is missing");
        parameters.addAll(config.parameters);
        List<String> names = models();
        JsonScanner.require(!names.isEmpty() || extensions.namesPreset(), "model", "is missing");
        JsonScanner.require(
                names.stream().noneMatch(String::isBlank), "model", "must not be blank");
    }
}
