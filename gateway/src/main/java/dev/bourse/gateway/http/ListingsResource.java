package dev.bourse.gateway.http;

import dev.bourse.domain.ledger.Key;
import dev.bourse.gateway.listing.Application;
import dev.bourse.gateway.listing.ListedView;
import dev.bourse.gateway.listing.ListingDesk;
import dev.bourse.gateway.listing.Outcome;
import dev.bourse.gateway.pipeline.Errors;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.wire.catalogdoc.Reading.Problem;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /listings}: providers that offer themselves by a document (openrouter.md 5.6). */
final class ListingsResource {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;

    private final ListingDesk desk;

    ListingsResource(ListingDesk desk) {
        this.desk = desk;
    }

    /** All of them to the operator, its own to a provider, none to anybody else. */
    Reply list(Ask ask, Key key) {
        new Choices(ask).only();
        if (!desk.isReady()) {
            return notYet();
        }
        return Replies.data(
                desk.providers().stream()
                        .filter(one ->
                                ProviderKeys.mayManage(key, one.listed().source().provider()))
                        .map(ListingView::of)
                        .toList());
    }

    Reply create(Ask ask, Key admin) {
        ListingWishes wishes = ListingWishes.of(ask.body().json());
        Application application = wishes.application();
        return wishes.isTrial()
                ? reply(desk.tryOut(application), OK)
                : reply(desk.list(application), CREATED);
    }

    Reply get(Ask ask, Key key) {
        new Choices(ask).only();
        if (!desk.isReady()) {
            return notYet();
        }
        return desk.provider(slug(ask))
                .map(view -> Replies.data(ListingView.of(view)))
                .orElseGet(() -> unknown(ask));
    }

    Reply amend(Ask ask, Key admin) {
        ListingWishes wishes = ListingWishes.of(ask.body().json());
        return answer(ask, desk.amend(slug(ask), wishes::changed));
    }

    Reply refresh(Ask ask, Key key) {
        return answer(ask, desk.refresh(slug(ask)));
    }

    Reply test(Ask ask, Key key) {
        return answer(ask, desk.test(slug(ask), endpoint(ask)));
    }

    Reply publish(Ask ask, Key admin) {
        return answer(ask, desk.publish(slug(ask), endpoint(ask)));
    }

    Reply hide(Ask ask, Key key) {
        return answer(ask, desk.hide(slug(ask), endpoint(ask)));
    }

    /** The endpoint that a body names; all of the provider when it names none. */
    private static Optional<String> endpoint(Ask ask) {
        JsonObject body = ask.body().bytes().length == 0 ? JsonObject.EMPTY : ask.body().json();
        body.members().keySet().stream()
                .filter(name -> !name.equals("endpoint"))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadQuery(Choices.shown(name), "there is no such member here");
                });
        return body.get("endpoint")
                .map(value ->
                        value.asText().orElseThrow(() -> new BadQuery("endpoint", "is no text")));
    }

    private static Reply answer(Ask ask, Outcome outcome) {
        return outcome instanceof Outcome.Absent ? unknown(ask) : reply(outcome, OK);
    }

    static Reply reply(Outcome outcome, int status) {
        return switch (outcome) {
            case Outcome.Done(ListedView view) ->
                    Replies.json(status, JsonValue.of(Map.of("data", ListingView.of(view))));
            case Outcome.Invalid(String message, List<Problem> problems) ->
                    Errors.answer(
                            ApiError.of(ErrorType.INVALID_REQUEST, message)
                                    .with("problems", ListingView.problems(problems)));
            case Outcome.Conflict(String why) ->
                    Errors.answer(ApiError.of(ErrorType.INVALID_REQUEST, why).withStatus(CONFLICT));
            case Outcome.Absent() ->
                    Errors.answer(ApiError.of(ErrorType.NOT_FOUND, "There is no such endpoint"));
            case Outcome.NotYet() -> notYet();
        };
    }

    static Reply unknown(Ask ask) {
        return Errors.answer(
                ApiError.of(
                        ErrorType.NOT_FOUND,
                        "There is no such listing of " + Choices.shown(slug(ask))));
    }

    static String slug(Ask ask) {
        return ask.parameter("provider");
    }

    private static Reply notYet() {
        return Errors.answer(
                ApiError.of(
                        ErrorType.PROVIDER_OVERLOADED,
                        "What is listed is being read from the database; try again shortly"));
    }
}
