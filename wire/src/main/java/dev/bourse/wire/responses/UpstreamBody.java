package dev.bourse.wire.responses;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Members;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.splice.Span;
import dev.bourse.wire.splice.Splice;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Writes a client's request for an upstream: its own bytes, without what was for the exchange, and
 * with what the upstream needs in the places of what it replaces, or else at the end.
 */
final class UpstreamBody {
    private static final byte[] FALSE = ascii("false");

    private final byte[] body;
    private final RequestScan scan;
    private final UpstreamEdit edit;
    private final Splice splice = new Splice();
    private final Set<Field> written = EnumSet.noneOf(Field.class);

    UpstreamBody(byte[] body, RequestScan scan, UpstreamEdit edit) {
        this.body = body;
        this.scan = scan;
        this.edit = edit;
    }

    byte[] bytes() {
        Members<Field> members = scan.members();
        for (int i = 0; i < members.count(); i++) {
            Field field = members.field(i);
            if (field != null) {
                edit(field, i);
            }
        }
        append();
        Rope out = new Rope();
        splice.copy(body, scan.open(), scan.close() + 1, out);
        return out.take();
    }

    private void edit(Field field, int index) {
        switch (field.fate()) {
            case DROPPED, IGNORED -> cut(index);
            case REPLACED -> replace(field, index);
            case KEPT -> {
                if (isUnsupported(field)) {
                    cut(index);
                } else {
                    within(field);
                }
            }
        }
    }

    private void replace(Field field, int index) {
        byte[] value = value(field);
        if (value.length > 0) {
            splice.replace(scan.members().valueStart(index), scan.members().valueEnd(index), value);
            written.add(field);
        } else if (field != Field.MAX_OUTPUT_TOKENS || isUnsupported(field)) {
            cut(index);
        }
    }

    /** What the upstream gets there; empty when nothing of the exchange's own. */
    private byte[] value(Field field) {
        return switch (field) {
            case MODEL -> Json.quoted(edit.model());
            case STORE -> FALSE;
            case USER, SAFETY_IDENTIFIER ->
                    edit.user() == null ? Rope.EMPTY : Json.quoted(edit.user());
            case SERVICE_TIER ->
                    edit.serviceTier() == null ? Rope.EMPTY : Json.quoted(edit.serviceTier());
            case MAX_OUTPUT_TOKENS ->
                    edit.cap() == null ? Rope.EMPTY : ascii(Long.toString(edit.cap().tokens()));
            default -> Rope.EMPTY;
        };
    }

    /** Edits inside a member that goes on. */
    private void within(Field field) {
        switch (field) {
            case INPUT -> scan.input.cuts().apply(body, splice);
            case TEXT -> text();
            case REASONING -> {
                if (scan.reasoning.isExtended()) {
                    Span span = scan.reasoning.span();
                    splice.replace(span.from(), span.to(), reasoning(span));
                }
            }
            default -> {}
        }
    }

    private void text() {
        Span format = scan.text.format();
        Span verbosity = scan.text.verbosity();
        boolean formatFirst = format.from() < verbosity.from();
        nested(formatFirst ? format : verbosity);
        nested(formatFirst ? verbosity : format);
    }

    private void nested(Span span) {
        boolean unsupported =
                span == scan.text.format()
                        ? edit.drop().contains(Parameter.RESPONSE_FORMAT)
                        : edit.drop().contains(Parameter.VERBOSITY);
        if (unsupported && !span.isEmpty()) {
            splice.cut(body, span.from(), span.to());
        }
    }

    /** The same wish in the words of the dialect: an effort instead of a budget. */
    private byte[] reasoning(Span span) {
        byte[] own = Arrays.copyOfRange(body, span.from(), span.to());
        JsonObject members = Json.parse(own).asObject().orElse(JsonObject.EMPTY);
        return Json.bytes(
                ReasoningWish.write(ReasoningWish.read(members), scan.maxOutputTokens, false));
    }

    private void append() {
        member(Field.MODEL);
        if (!written.contains(Field.USER)) {
            member(Field.SAFETY_IDENTIFIER);
        }
        member(Field.MAX_OUTPUT_TOKENS);
        member(Field.SERVICE_TIER);
        member(Field.STORE);
    }

    private void member(Field field) {
        byte[] value = value(field);
        if (value.length > 0 && !written.contains(field)) {
            splice.insert(scan.close(), ascii(",\"" + field.wireName() + "\":"));
            splice.insert(scan.close(), value);
        }
    }

    private boolean isUnsupported(Field field) {
        return !edit.drop().isEmpty()
                && field.parameter().filter(edit.drop()::contains).isPresent();
    }

    private void cut(int index) {
        splice.cut(body, scan.members().nameStart(index), scan.members().valueEnd(index));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
