package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.fact.ToolUse;
import dev.bourse.gateway.upstream.Target;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Told;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.tool.FormWatch;
import dev.bourse.wire.tool.ToolWatch;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Reads an endpoint's answer beside whoever relays it, where something was asked for that it can
 * fail to give. Not thread-safe.
 */
final class Examiner {
    private static final int LONGEST_EVENT = 16 * 1024 * 1024;

    private final Request request;
    private final @Nullable ToolWatch tools;
    private final @Nullable FormWatch form;

    private Examiner(Request request, @Nullable ToolWatch tools, @Nullable FormWatch form) {
        this.request = request;
        this.tools = tools;
        this.form = form;
    }

    /** Null when nothing of the sort was asked for: then the answer is read by nobody else. */
    static @Nullable Examiner of(Request request, Target target) {
        boolean offered = request.parameters().contains(Parameter.TOOLS);
        ToolWatch tools =
                offered ? new ToolWatch(Protocols.of(target.dialect()), LONGEST_EVENT) : null;
        FormWatch form = form(request, target);
        return tools == null && form == null ? null : new Examiner(request, tools, form);
    }

    private static @Nullable FormWatch form(Request request, Target target) {
        Set<Parameter> sent = request.parameters();
        if (!sent.contains(Parameter.RESPONSE_FORMAT)
                && !sent.contains(Parameter.STRUCTURED_OUTPUTS)) {
            return null;
        }
        Format asked = asked(request);
        return asked instanceof Format.Text || !isTold(asked, sent, target)
                ? null
                : new FormWatch(asked, Protocols.of(target.dialect()), LONGEST_EVENT);
    }

    /**
     * Whether the endpoint gets to know it. There is no way to ask Anthropic's models for any JSON,
     * and from other endpoints a parameter is kept that they do not know.
     */
    private static boolean isTold(Format asked, Set<Parameter> sent, Target target) {
        return target.dialect() == Dialect.ANTHROPIC
                ? asked instanceof Format.Schema
                : !sent.contains(Parameter.RESPONSE_FORMAT)
                        || target.endpoint().parameters().contains(Parameter.RESPONSE_FORMAT);
    }

    private static Format asked(Request request) {
        try {
            return request.format();
        } catch (JsonException _) {
            return new Format.Text();
        }
    }

    void accept(byte[] read) {
        if (tools != null) {
            tools.accept(read);
        }
        if (form != null) {
            form.accept(read);
        }
    }

    void whole(byte[] body) {
        if (tools != null) {
            tools.whole(body);
        }
        if (form != null) {
            form.whole(body);
        }
    }

    /**
     * What a complete answer is worth. One that was cut off, by its length or by a filter, may end
     * in the middle of a call, which is nobody's mistake.
     */
    Judged judged(Told told) {
        FinishReason finish = told.finishReason();
        boolean whole = finish == FinishReason.TOOL_CALLS || finish == FinishReason.STOP;
        ToolUse calls = tools == null || !whole ? ToolUse.NONE : tools.judged(request);
        return new Judged(calls, form == null ? null : form.judged());
    }
}
