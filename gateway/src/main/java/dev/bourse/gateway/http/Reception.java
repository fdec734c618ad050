package dev.bourse.gateway.http;

import dev.bourse.gateway.journal.JournalException;
import dev.bourse.gateway.net.Request;
import dev.bourse.gateway.net.RequestHandler;
import dev.bourse.gateway.pipeline.ChatCall;
import dev.bourse.gateway.pipeline.Errors;
import dev.bourse.gateway.pipeline.Pipeline;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.gateway.store.StoreException;
import dev.bourse.gateway.upstream.Deadlines;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.chat.Front;
import dev.bourse.wire.media.Transcription;

import io.netty.handler.codec.http.HttpMethod;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Where requests arrive on one event loop: to the pipeline, to a resource, or refused. */
final class Reception implements RequestHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final Pipeline pipeline;
    private final ServerParts parts;
    private final Deadlines deadlines;
    private final Executor loop;

    /**
     * @param loop runs something on this event loop
     */
    Reception(Pipeline pipeline, ServerParts parts, Deadlines deadlines, Executor loop) {
        this.pipeline = pipeline;
        this.parts = parts;
        this.deadlines = deadlines;
        this.loop = loop;
    }

    @Override
    public void handle(Request request) {
        if (!request.isUnambiguous()) {
            refuse(request, invalid("A request names its host once, and its key at most once"));
            return;
        }
        if (!isQueryReadable(request)) {
            refuse(request, invalid("The query is not well encoded: a '%' is written as '%25'"));
            return;
        }
        try {
            accept(request);
        } catch (BadQuery bad) {
            refuse(request, invalid(String.valueOf(bad.getMessage())));
        }
    }

    /** Whoever asks for a parameter of a query that can't be decoded gets an exception instead. */
    private static boolean isQueryReadable(Request request) {
        if (!request.hasEncodedQuery()) {
            return true;
        }
        try {
            request.parameter("");
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private void accept(Request request) {
        String path = request.path();
        Optional<Errand> errand =
                request.method().equals(HttpMethod.POST)
                        ? Errand.of(path, request::parameter)
                        : Optional.empty();
        if (errand.isPresent()) {
            body(request, body -> run(errand.get(), request, body));
        } else {
            resource(request, path);
        }
    }

    /** Replies bytes that are no HTTP request, and hangs up. */
    @Override
    public void refuseMalformed(Request request) {
        refuse(request, invalid("This is not a well-formed HTTP request"));
    }

    private void run(Errand errand, Request request, Body body) {
        HttpCaller caller = new HttpCaller(request.response());
        if (!(errand.front() instanceof Transcription && Form.isOne(request))) {
            run(errand.kind(), call(errand, request, body), caller);
            return;
        }
        switch (Form.read(request, body)) {
            case Form.Filled(Front front, Body fields) -> {
                Errand filled = new Errand(errand.kind(), front, errand.addressed());
                run(errand.kind(), call(filled, request, fields), caller);
            }
            case Form.Broken(String why) ->
                    caller.answer(
                            Errors.answer(
                                    errand.front(), ApiError.of(ErrorType.INVALID_REQUEST, why)));
        }
    }

    private void run(Errand.Kind kind, ChatCall call, HttpCaller caller) {
        switch (kind) {
            case CHAT -> pipeline.chat(call, caller);
            case COUNT_TOKENS -> caller.answer(pipeline.countTokens(call));
            case DRY_RUN -> caller.answer(pipeline.dryRun(call));
        }
    }

    private static ChatCall call(Errand errand, Request request, Body body) {
        return new ChatCall(
                errand.front(),
                errand.addressed(),
                Ask.presentedKey(request),
                body.bytes(),
                Headers.attribution(request.headers()),
                Headers.betas(request.headers()),
                Headers.wantsMetadata(request.headers()),
                Headers.cache(request.headers()));
    }

    private void resource(Request request, String path) {
        Resources resources = parts.resources();
        resources
                .find(methodOf(request), path)
                .ifPresentOrElse(
                        match -> body(request, body -> ask(request, match, body)),
                        () -> refuse(request, unknown(request, methods(resources, path, request))));
    }

    /** Who asks for the head alone is answered as if for all; the body is left out. */
    private static HttpMethod methodOf(Request request) {
        return request.method().equals(HttpMethod.HEAD) ? HttpMethod.GET : request.method();
    }

    /** The methods that a path takes; none when there is no such path. */
    private static List<String> methods(Resources resources, String path, Request request) {
        List<String> methods = resources.methods(path);
        return methods.isEmpty() && Errand.of(path, request::parameter).isPresent()
                ? List.of("POST")
                : methods;
    }

    private void ask(Request request, Routes.Match<Resource> match, Body body) {
        Ask ask = Ask.of(request, match.parameters(), body);
        HttpCaller caller = new HttpCaller(request.response());
        parts.blocking()
                .execute(() -> {
                    Reply answer = answer(match.handler(), ask);
                    loop.execute(() -> caller.answer(answer));
                });
    }

    /** Whatever goes wrong in a resource is told to the operator, not to the caller. */
    private static Reply answer(Resource resource, Ask ask) {
        try {
            return resource.answer(ask);
        } catch (BadQuery bad) {
            String message = String.valueOf(bad.getMessage());
            return Errors.answer(Tongue.of(ask), ApiError.of(ErrorType.INVALID_REQUEST, message));
        } catch (StoreException away) {
            LOG.warn("{} has to wait for the database: {}", ask.path(), away.getMessage());
            return Errors.answer(
                    Tongue.of(ask),
                    ApiError.of(
                            ErrorType.PROVIDER_OVERLOADED,
                            "The database does not answer at present; try again shortly"));
        } catch (JournalException full) {
            LOG.warn("{} cannot be recorded: {}", ask.path(), full.getMessage());
            return Errors.answer(
                    Tongue.of(ask),
                    ApiError.of(
                            ErrorType.PROVIDER_OVERLOADED,
                            "The exchange cannot record changes at present; try again shortly"));
        } catch (RuntimeException bug) {
            LOG.error("{} failed", ask.path(), bug);
            return Errors.answer(
                    Tongue.of(ask), ApiError.of(ErrorType.SERVER, "Internal server error"));
        }
    }

    private void body(Request request, Consumer<Body> then) {
        BodyReader.read(
                request,
                deadlines,
                parts.limits(),
                outcome -> {
                    switch (outcome) {
                        case BodyReader.Outcome.Complete(Body body) -> guarded(request, then, body);
                        case BodyReader.Outcome.TooLong() -> refuse(request, tooLong());
                        case BodyReader.Outcome.TooSlow() -> refuse(request, tooSlow());
                        case BodyReader.Outcome.Malformed() -> refuseMalformed(request);
                        case BodyReader.Outcome.Gone() -> {}
                    }
                });
    }

    private static void guarded(Request request, Consumer<Body> then, Body body) {
        try {
            then.accept(body);
        } catch (RuntimeException bug) {
            LOG.error("{} failed", request, bug);
            ApiError error = ApiError.of(ErrorType.SERVER, "Internal server error");
            new HttpCaller(request.response()).answer(Errors.answer(Tongue.of(request), error));
        }
    }

    /** Replies and hangs up, since the rest of the request is not read. */
    private void refuse(Request request, ApiError error) {
        request.response().closeAfter();
        Farewell.to(request, deadlines);
        new HttpCaller(request.response()).answer(Errors.answer(Tongue.of(request), error));
    }

    private static ApiError invalid(String message) {
        return ApiError.of(ErrorType.INVALID_REQUEST, message);
    }

    private ApiError tooLong() {
        return ApiError.of(
                ErrorType.PAYLOAD_TOO_LARGE,
                "The body is longer than " + parts.limits().bodyBytes() + " bytes");
    }

    private ApiError tooSlow() {
        return ApiError.of(ErrorType.TIMEOUT, "The body did not arrive in time").withStatus(408);
    }

    private static ApiError unknown(Request request, List<String> methods) {
        String line = request.toString();
        return methods.isEmpty()
                ? ApiError.of(ErrorType.NOT_FOUND, "There is nothing at " + line)
                : ApiError.of(
                                ErrorType.INVALID_REQUEST,
                                line + ": this path takes " + String.join(", ", methods))
                        .withStatus(405);
    }
}
