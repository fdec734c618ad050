package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.gateway.pipeline.Admission.Admitted;
import dev.bourse.gateway.upstream.Target;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.UpstreamEdit;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an endpoint gets instead of what the caller sent, in whatever dialect. */
final class Edit {
    private static final Set<Parameter> REASONING =
            Set.of(Parameter.REASONING, Parameter.REASONING_EFFORT);

    private final Admitted admitted;
    private final Endpoint endpoint;
    private final Dialect dialect;

    private Edit(Admitted admitted, Target target) {
        this.admitted = admitted;
        endpoint = target.endpoint();
        dialect = target.dialect();
    }

    static UpstreamEdit of(Admitted admitted, Target target) {
        return new Edit(admitted, target).edit();
    }

    private UpstreamEdit edit() {
        return new UpstreamEdit(
                endpoint.upstreamModel(),
                unsupported(),
                cap(),
                admitted.attribution().user(),
                tier());
    }

    /** A parameter that the endpoint does not know is left out (openrouter.md 1.3). */
    private Set<Parameter> unsupported() {
        Set<Parameter> sent = admitted.request().parameters();
        if (endpoint.parameters().containsAll(sent)) {
            return Set.of();
        }
        EnumSet<Parameter> unsupported = EnumSet.noneOf(Parameter.class);
        unsupported.addAll(sent);
        unsupported.removeAll(endpoint.parameters());
        reasoning(sent, unsupported);
        return unsupported;
    }

    /**
     * There are two ways to say how to reason, and one of them is enough. The word is understood by
     * whoever can be told at all; the object only by endpoints of chat completions that list it,
     * while other dialects have a form of their own for what it says.
     */
    private void reasoning(Set<Parameter> sent, Set<Parameter> unsupported) {
        if (!Collections.disjoint(endpoint.parameters(), REASONING)) {
            unsupported.remove(Parameter.REASONING_EFFORT);
            if (dialect != Dialect.OPENAI) {
                unsupported.remove(Parameter.REASONING);
            }
        } else if (!Collections.disjoint(sent, REASONING)) {
            unsupported.addAll(REASONING);
        }
    }

    /** Null keeps the caller's cap as it was sent. */
    private UpstreamEdit.@Nullable Cap cap() {
        Request request = admitted.request();
        long cap = admitted.cap();
        boolean asSent = cap == request.maxOutputTokens() && isUnderstood(request);
        return cap <= 0 || asSent ? null : new UpstreamEdit.Cap(capName(), cap);
    }

    private boolean isUnderstood(Request request) {
        Set<Parameter> sent = request.parameters();
        return !sent.contains(other(capName())) || endpoint.parameters().contains(other(capName()));
    }

    private Parameter capName() {
        return endpoint.parameters().contains(Parameter.MAX_TOKENS)
                        || !endpoint.parameters().contains(Parameter.MAX_COMPLETION_TOKENS)
                ? Parameter.MAX_TOKENS
                : Parameter.MAX_COMPLETION_TOKENS;
    }

    private static Parameter other(Parameter name) {
        return name == Parameter.MAX_TOKENS
                ? Parameter.MAX_COMPLETION_TOKENS
                : Parameter.MAX_TOKENS;
    }

    private @Nullable String tier() {
        ServiceTier tier = endpoint.tier();
        return tier == ServiceTier.DEFAULT ? null : tier.name().toLowerCase(Locale.ROOT);
    }
}
