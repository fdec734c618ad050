package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.fact.ToolUse;
import dev.bourse.gateway.upstream.Target;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Told;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.tool.FormWatch;
import dev.bourse.wire.tool.ToolWatch;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
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
        Set<Parameter> sent = request.parameters();
        Protocol upstream = Protocols.of(target.dialect());
        ToolWatch tools =
                sent.contains(Parameter.TOOLS) ? new ToolWatch(upstream, LONGEST_EVENT) : null;
        Format format = format(request, target);
        FormWatch form =
                format instanceof Format.Text
                        ? null
                        : new FormWatch(format, upstream, LONGEST_EVENT);
        return tools == null && form == null ? null : new Examiner(request, tools, form);
    }

    /** The form that the endpoint was told of: what it does not know is kept from it. */
    private static Format format(Request request, Target target) {
        Set<Parameter> asked = EnumSet.of(Parameter.RESPONSE_FORMAT, Parameter.STRUCTURED_OUTPUTS);
        asked.retainAll(request.parameters());
        return asked.isEmpty() || !target.endpoint().parameters().containsAll(asked)
                ? new Format.Text()
                : told(asked(request), target);
    }

    /** There is no way to ask Anthropic's models for any JSON. */
    private static Format told(Format asked, Target target) {
        return asked instanceof Format.Json && target.dialect() == Dialect.ANTHROPIC
                ? new Format.Text()
                : asked;
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
