package dev.bourse.wire.anthropic;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.chat.ExtensionScan;
import dev.bourse.wire.chat.Extensions;
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
    final PromptScan prompt;
    final ThinkingScan thinking = new ThinkingScan();
    final List<String> ignored = new ArrayList<>();
    List<String> fallbacks = List.of();
    @Nullable String model;
    boolean stream;
    long maxTokens = -1;
    boolean structured;
    boolean hasOutputConfig;
    boolean fast;
    @Nullable String tier;
    @Nullable String user;

    private final Members<RequestField> members;
    private final Set<Parameter> parameters = EnumSet.noneOf(Parameter.class);
    private final Set<RequestField> known = EnumSet.noneOf(RequestField.class);
    private final Set<String> unknown = new HashSet<>();

    /**
     * @param locating whether to note where reasoning of other vendors lies
     */
    private RequestScan(byte[] body, boolean locating) {
        members = new Members<>(body);
        prompt = new PromptScan(body, locating);
    }

    /**
     * Reads a body.
     *
     * @throws JsonException when something in it makes no sense, naming it
     */
    static RequestScan of(byte[] body, boolean locating) {
        RequestScan scan = new RequestScan(body, locating);
        try (JsonScanner in = JsonScanner.of(body, 0, body.length)) {
            scan.read(in);
        }
        return scan;
    }

    Members<RequestField> members() {
        return members;
    }

    Set<Parameter> parameters() {
        return parameters;
    }

    private void read(JsonScanner in) {
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
        Set<String> names = new LinkedHashSet<>();
        if (model != null) {
            names.add(model);
        }
        names.addAll(extensions.models());
        names.addAll(fallbacks);
        return List.copyOf(names);
    }

    /** What is for the exchange, with further models whichever way they were named. */
    Extensions extensions() {
        Extensions read = extensions.extensions();
        return fallbacks.isEmpty()
                ? read
                : new Extensions(
                        fallbacks,
                        read.preference(),
                        read.preset(),
                        read.plugins(),
                        read.session(),
                        read.echoUpstreamBody());
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
        if (field.fate() == RequestField.Fate.IGNORED) {
            ignored.add(name);
        }
        if (field.parameter() != null) {
            parameters.add(field.parameter());
        }
    }

    private void check() {
        JsonScanner.require(prompt.hasMessages(), "messages", "is missing");
        boolean both =
                known.contains(RequestField.MODELS) && known.contains(RequestField.FALLBACKS);
        JsonScanner.require(!both, "fallbacks", "must not go together with 'models'");
        if (structured) {
            parameters.add(Parameter.STRUCTURED_OUTPUTS);
        }
        List<String> names = models();
        JsonScanner.require(!names.isEmpty() || extensions.namesPreset(), "model", "is missing");
        JsonScanner.require(
                names.stream().noneMatch(String::isBlank), "model", "must not be blank");
    }
}
