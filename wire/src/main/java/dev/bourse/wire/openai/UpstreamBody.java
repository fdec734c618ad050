package dev.bourse.wire.openai;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.chat.Thinking;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.splice.Members;
import dev.bourse.wire.splice.Rope;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * Writes a client's request for an upstream: runs of kept members are copied as they are, with the
 * white space inside them; what is replaced keeps its place; what the upstream needs and the client
 * did not send comes last.
 */
final class UpstreamBody {
    private static final byte[] OPEN = {'{'};
    private static final byte[] CLOSE = {'}'};
    private static final byte[] COMMA = {','};
    private static final String WITH_USAGE = "{\"include_usage\":true";

    private final Rope rope = new Rope();
    private final byte[] body;
    private final RequestScan scan;
    private final Members<RequestField> members;
    private final UpstreamEdit edit;
    private boolean first = true;
    private boolean named;

    UpstreamBody(byte[] body, RequestScan scan, UpstreamEdit edit) {
        this.body = body;
        this.scan = scan;
        members = scan.members();
        this.edit = edit;
    }

    byte[] bytes() {
        rope.add(OPEN);
        copy();
        append();
        rope.add(CLOSE);
        return rope.take();
    }

    private void copy() {
        int run = -1;
        for (int i = 0; i < members.count(); i++) {
            RequestField field = members.field(i);
            if (isDropped(field)) {
                run = end(run, i);
            } else {
                run = run < 0 ? begin(members.nameStart(i)) : run;
                run = field == RequestField.MODEL ? model(run, i) : run;
            }
        }
        end(run, members.count());
    }

    private int begin(int at) {
        separate();
        return at;
    }

    /** Ends a run before the member {@code next}; there may be none. */
    private int end(int run, int next) {
        if (run >= 0) {
            rope.add(body, run, members.valueEnd(next - 1));
        }
        return -1;
    }

    private int model(int run, int index) {
        rope.add(body, run, members.valueStart(index));
        rope.add(Json.quoted(edit.model()));
        named = true;
        return members.valueEnd(index);
    }

    private boolean isDropped(@Nullable RequestField field) {
        if (field == null) {
            return false;
        }
        return switch (field.fate()) {
            case DROPPED, IGNORED -> true;
            case KEPT -> isUnsupported(field);
            case REPLACED -> isRewritten(field);
        };
    }

    private boolean isRewritten(RequestField field) {
        return switch (field) {
            case MODEL -> false;
            case MAX_TOKENS, MAX_COMPLETION_TOKENS -> edit.cap() != null || isUnsupported(field);
            default -> true;
        };
    }

    private boolean isUnsupported(RequestField field) {
        return !edit.drop().isEmpty()
                && Parameter.of(field.wireName()).filter(edit.drop()::contains).isPresent();
    }

    private void append() {
        if (!named) {
            member("model", Json.quoted(edit.model()));
        }
        UpstreamEdit.Cap cap = edit.cap();
        if (cap != null) {
            member(cap.name().wireName(), ascii(Long.toString(cap.tokens())));
        }
        reasoning();
        user();
        if (edit.serviceTier() != null) {
            member("service_tier", Json.quoted(edit.serviceTier()));
        }
        if (scan.stream) {
            member("stream_options", ascii(WITH_USAGE + obfuscation() + "}"));
        }
    }

    /** How to reason, for who understands nothing but a word. */
    private void reasoning() {
        boolean unsaid =
                scan.parameters().contains(Parameter.REASONING)
                        && !scan.parameters().contains(Parameter.REASONING_EFFORT);
        if (unsaid && edit.saysReasoningInAWord()) {
            Thinking thinking = ThinkingReader.read(Json.parse(body, "reasoning"));
            ThinkingWriter.word(thinking, cap())
                    .ifPresent(word -> member("reasoning_effort", Json.quoted(word.wireName())));
        }
    }

    private long cap() {
        return edit.cap() == null
                ? Math.max(scan.maxCompletionTokens, scan.maxTokens)
                : edit.cap().tokens();
    }

    /** The end user by the names that the client used, the old one and what took its place. */
    private void user() {
        byte[] user = edit.user() == null ? null : Json.quoted(edit.user());
        if (user != null && (scan.user != null || scan.safety == null)) {
            member("user", user);
        }
        if (user != null && scan.safety != null) {
            member("safety_identifier", user);
        }
    }

    /** Whether chunks are padded, so that their length tells nothing; the client's to decide. */
    private String obfuscation() {
        return scan.obfuscated == null ? "" : ",\"include_obfuscation\":" + scan.obfuscated;
    }

    private void member(String name, byte[] value) {
        separate();
        rope.add(ascii("\"" + name + "\":"));
        rope.add(value);
    }

    private void separate() {
        if (!first) {
            rope.add(COMMA);
        }
        first = false;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
