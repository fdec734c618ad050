package dev.bourse.wire.anthropic;

import dev.bourse.wire.chat.Effort;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.splice.Members;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.splice.Span;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

/**
 * Writes a client's request for an upstream: runs of kept members are copied as they are, with the
 * white space inside them; what is replaced keeps its place; what the upstream needs and the client
 * did not send comes last.
 */
final class UpstreamBody {
    /**
     * The cap on an answer when nobody names one, since Anthropic demands one: what the smallest
     * model in service can write.
     */
    static final long USUAL_MAX_TOKENS = 8_192;

    private static final byte[] OPEN = {'{'};
    private static final byte[] CLOSE = {'}'};
    private static final byte[] COMMA = {','};
    private static final byte[] NO_THINKING = Stamp.ascii("{\"type\":\"disabled\"}");

    private final Rope rope = new Rope();
    private final byte[] body;
    private final RequestScan scan;
    private final Members<RequestField> members;
    private final UpstreamEdit edit;
    private final Splice splice;
    private boolean first = true;
    private boolean named;

    UpstreamBody(byte[] body, RequestScan scan, UpstreamEdit edit) {
        this.body = body;
        this.scan = scan;
        this.members = scan.members();
        this.edit = edit;
        splice = scan.prompt.withoutForeign();
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
                run = replaced(run, i, replacement(field));
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
            splice.copy(body, run, members.valueEnd(next - 1), rope);
        }
        return -1;
    }

    private byte @Nullable [] replacement(@Nullable RequestField field) {
        if (field == RequestField.MODEL) {
            named = true;
            return Json.quoted(edit.model());
        }
        return field == RequestField.THINKING ? thinking() : null;
    }

    /** Where the run goes on after a member whose value is written anew; null leaves it. */
    private int replaced(int run, int index, byte @Nullable [] value) {
        if (value == null) {
            return run;
        }
        splice.copy(body, run, members.valueStart(index), rope);
        rope.add(value);
        return members.valueEnd(index);
    }

    /** A budget must be below a cap that was lowered; null keeps what the client sent. */
    private byte @Nullable [] thinking() {
        UpstreamEdit.Cap cap = edit.cap();
        if (cap == null || scan.thinking.budget() < cap.tokens()) {
            return null;
        }
        long budget = Effort.HIGH.budget(cap.tokens());
        if (budget >= cap.tokens()) {
            return NO_THINKING;
        }
        Span value = scan.thinking.value();
        Span number = scan.thinking.budgetAt();
        Rope out = new Rope();
        out.add(body, value.from(), number.from());
        out.add(Stamp.ascii(Long.toString(budget)));
        out.add(body, number.to(), value.to());
        return out.take();
    }

    private boolean isDropped(@Nullable RequestField field) {
        if (field == null) {
            return false;
        }
        return switch (field.fate()) {
            case DROPPED, IGNORED -> true;
            case KEPT -> isUnsupported(field) || isRenamed(field);
            case REPLACED -> isRewritten(field);
        };
    }

    private boolean isRewritten(RequestField field) {
        return switch (field) {
            case MODEL -> false;
            case MAX_TOKENS -> edit.cap() != null || scan.maxTokens < 0;
            case SERVICE_TIER -> !Words.NATIVE_TIERS.contains(String.valueOf(scan.tier));
            default -> true;
        };
    }

    private boolean isUnsupported(RequestField field) {
        return field.parameter() != null && edit.drop().contains(field.parameter());
    }

    /** The format's first name needs a header, its second one does not. */
    private boolean isRenamed(RequestField field) {
        return field == RequestField.OUTPUT_FORMAT && !scan.hasOutputConfig;
    }

    private void append() {
        if (!named) {
            member("model", Json.quoted(edit.model()));
        }
        UpstreamEdit.Cap cap = edit.cap();
        if (cap != null || scan.maxTokens < 0) {
            long most = cap == null ? usualCap() : cap.tokens();
            member("max_tokens", Stamp.ascii(Long.toString(most)));
        }
        if (edit.user() != null) {
            member("metadata", Json.bytes(RequestWriter.metadata(edit.user())));
        }
        if (RequestWriter.isFast(edit)) {
            member("speed", Json.quoted("fast"));
        }
        format();
    }

    private long usualCap() {
        return USUAL_MAX_TOKENS + Math.max(0, scan.thinking.budget());
    }

    private void format() {
        for (int i = 0; i < members.count(); i++) {
            RequestField field = members.field(i);
            if (field != null && isRenamed(field)) {
                Rope value = new Rope();
                value.add(Stamp.ascii("{\"format\":"));
                value.add(body, members.valueStart(i), members.valueEnd(i));
                value.add(CLOSE);
                member("output_config", value.take());
            }
        }
    }

    private void member(String name, byte[] value) {
        separate();
        rope.add(Stamp.ascii("\"" + name + "\":"));
        rope.add(value);
    }

    private void separate() {
        if (!first) {
            rope.add(COMMA);
        }
        first = false;
    }
}
