package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Alias;
import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Efforts;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.routing.Signer;
import dev.bourse.gateway.pipeline.Admission.Admitted;
import dev.bourse.gateway.pipeline.Prepared.Ready;
import dev.bourse.gateway.upstream.Target;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.EffortEdit;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Rendered;
import dev.bourse.wire.chat.Rendered.Impossible;
import dev.bourse.wire.chat.Rendered.Written;
import dev.bourse.wire.chat.Squeezed;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.media.Service;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The request of one generation in the dialects of its endpoints. An endpoint that speaks the
 * caller's dialect gets the caller's bytes; for the others the request is read once into a
 * conversation, when the first of them is tried.
 */
final class Translation {
    private static final Set<Parameter> CAPS =
            Set.of(Parameter.MAX_TOKENS, Parameter.MAX_COMPLETION_TOKENS);

    private static final Set<Parameter> REASONING =
            Set.of(Parameter.REASONING, Parameter.REASONING_EFFORT);

    private static final String EFFORT = "reasoning.effort";
    private static final String CACHE = "cache_control";
    private static final String SIGNED = "reasoning_details";

    private final Admitted admitted;
    private final Catalog catalog;
    private @Nullable Conversation conversation;

    /**
     * @param catalog knows how hard a model can be told to think
     */
    Translation(Admitted admitted, Catalog catalog) {
        this.admitted = admitted;
        this.catalog = catalog;
    }

    /** The body to send to that endpoint, or why it can't be written. */
    Prepared to(Target target) {
        return admitted.overflows(target.endpoint()) ? squeezed(target) : prepared(target);
    }

    private Prepared prepared(Target target) {
        return Prepared.of(understood(target));
    }

    private Rendered understood(Target target) {
        if (isAskedInVain(target.endpoint())) {
            return new Impossible(
                    "'reasoning' can't be switched off: "
                            + target.endpoint().modelId()
                            + " always reasons");
        }
        Rendered rendered = preset(verbatim(target));
        Efforts known = efforts(target.endpoint());
        return known.areKnown() && rendered instanceof Written written
                ? understood(written, target.dialect(), known)
                : rendered;
    }

    /** What a preset says and the caller's dialect cannot was left out before. */
    private Rendered preset(Rendered rendered) {
        UsedPreset preset = admitted.preset();
        return preset != null
                        && !preset.leftOut().isEmpty()
                        && rendered instanceof Written(byte[] body, List<String> leftOut)
                ? new Written(body, with(leftOut, preset.leftOut()))
                : rendered;
    }

    /** The body with a word for how hard to think that the model understands. */
    private static Rendered understood(Written written, Dialect dialect, Efforts known) {
        return EffortEdit.of(written.body(), dialect, known::nearest)
                .map(body -> new Written(body, with(written.leftOut(), List.of(EFFORT))))
                .orElse(written);
    }

    /**
     * What is known to be understood by a model of which the caller may not know it: one that was
     * named by an alias, or that can't stop reasoning, for clients that can only switch it off and
     * do so by themselves. Nothing where the caller did not speak of reasoning.
     */
    private Efforts efforts(Endpoint endpoint) {
        boolean wanted = !Collections.disjoint(REASONING, admitted.request().parameters());
        return wanted && isUnaware(endpoint) ? known(endpoint) : Efforts.UNKNOWN;
    }

    private boolean isUnaware(Endpoint endpoint) {
        return !isChosen(endpoint) || (hasOnlyASwitch() && reasonsAnyway(endpoint));
    }

    /** Who chose a model that always reasons can't have it without (openrouter.md 1.3). */
    private boolean isAskedInVain(Endpoint endpoint) {
        return reasonsAnyway(endpoint) && isChosen(endpoint) && !hasOnlyASwitch();
    }

    private boolean reasonsAnyway(Endpoint endpoint) {
        return admitted.request().forbidsReasoning() && known(endpoint).areMandatory();
    }

    private boolean hasOnlyASwitch() {
        Dialect spoken = admitted.request().dialect();
        return spoken == Dialect.ANTHROPIC || spoken == Dialect.GEMINI;
    }

    private boolean isChosen(Endpoint endpoint) {
        List<String> named = admitted.request().models();
        return named.stream().noneMatch(Alias::isOne) || named.contains(endpoint.modelId());
    }

    private Efforts known(Endpoint endpoint) {
        return catalog.model(endpoint.modelId()).map(Model::efforts).orElse(Efforts.UNKNOWN);
    }

    private Rendered verbatim(Target target) {
        UpstreamEdit edit = Edit.of(admitted, target);
        if (admitted.front() instanceof Service service) {
            return told(service, target, edit);
        }
        Protocol upstream = Protocols.of(target.dialect());
        return upstream.equals(admitted.front())
                ? new Written(admitted.request().forUpstream(edit), lost(edit))
                : rendered(upstream, edit, target);
    }

    /** A conversation that is too long for the endpoint goes there without its middle. */
    private Prepared squeezed(Target target) {
        long room = admitted.room(target.endpoint());
        Squeezed squeezed = admitted.request().squeezed(room);
        if (squeezed == null) {
            return new Prepared.Impossible(tooLong(target, room));
        }
        Prepared prepared =
                new Translation(admitted.asking(squeezed.request()), catalog).prepared(target);
        return prepared instanceof Ready(byte[] body, List<String> leftOut, _)
                ? new Ready(body, with(squeezed.lost(), leftOut), stages(squeezed))
                : prepared;
    }

    private static List<Stage> stages(Squeezed squeezed) {
        return List.of(Stage.compressed(squeezed.dropped(), squeezed.shortened()));
    }

    private static ApiError tooLong(Target target, long room) {
        return ApiError.of(
                ErrorType.CONTEXT_LENGTH_EXCEEDED,
                "The conversation can't be compressed to the "
                        + room
                        + " tokens that "
                        + target.providerName()
                        + " has room for");
    }

    /** What the caller's own bytes lose on their way to an endpoint of the same dialect. */
    private List<String> lost(UpstreamEdit edit) {
        String format = admitted.request().signedFormat();
        Dialect spoken = admitted.request().dialect();
        boolean kept =
                format == null
                        || spoken == Dialect.OPENAI
                        || Signer.ofFormat(format).filter(it -> it.speaks(spoken)).isPresent();
        List<String> lost = kept ? dropped(edit) : with(dropped(edit), List.of(SIGNED));
        List<String> unheard = with(lost, admitted.request().ignored());
        return admitted.request().cachesAsAWhole() ? with(unheard, List.of(CACHE)) : unheard;
    }

    /** Work other than chat is said in one way only, which goes with OpenAI's dialect. */
    private Rendered told(Service service, Target target, UpstreamEdit edit) {
        String provider = target.endpoint().provider();
        return target.dialect() == Dialect.OPENAI
                ? new Written(
                        service.body(admitted.request(), edit, provider),
                        admitted.request().ignored())
                : new Impossible("This work can't be asked of " + provider);
    }

    private Rendered rendered(Protocol upstream, UpstreamEdit edit, Target target) {
        try {
            return switch (upstream.render(conversation(), edit)) {
                case Written(byte[] body, List<String> without) ->
                        new Written(
                                body,
                                with(with(dropped(edit), admitted.request().ignored()), without));
                case Impossible(String what) ->
                        new Impossible(
                                "'"
                                        + what
                                        + "' can't be said to "
                                        + target.providerName()
                                        + why(target));
            };
        } catch (JsonException senseless) {
            return new Impossible(String.valueOf(senseless.getMessage()));
        }
    }

    /** What somebody speaks who hides is not told. */
    private static String why(Target target) {
        return target.endpoint().isStealth() ? "" : ", which speaks another dialect";
    }

    private static List<String> with(List<String> some, List<String> more) {
        return more.isEmpty()
                ? some
                : Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    private boolean isHidden() {
        return admitted.request().hidesReasoning();
    }

    private Conversation conversation() {
        if (conversation == null) {
            conversation = admitted.request().conversation();
        }
        return conversation;
    }

    /**
     * Parameters that were sent and that the endpoint does not support; of the output cap only the
     * name changes, and of reasoning only the way to say it.
     */
    private List<String> dropped(UpstreamEdit edit) {
        return edit.drop().isEmpty()
                ? List.of()
                : edit.drop().stream()
                        .filter(admitted.request().parameters()::contains)
                        .filter(one -> edit.cap() == null || !CAPS.contains(one))
                        .filter(one -> one != Parameter.REASONING || !edit.saysReasoningInAWord())
                        .filter(one -> one != Parameter.INCLUDE_REASONING || !isHidden())
                        .map(Parameter::wireName)
                        .sorted()
                        .toList();
    }
}
