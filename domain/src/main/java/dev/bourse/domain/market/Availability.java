package dev.bourse.domain.market;

import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.fact.AttemptRecord.Verdict;
import dev.bourse.domain.fact.GenerationFinished;

/**
 * Whether a model could be had: by asking one endpoint after another, as the exchange does, and by
 * asking only the first.
 *
 * @param judged generations that an endpoint should have answered
 * @param answered those that one did
 * @param firstJudged generations whose first attempt says something
 * @param firstAnswered those whose first attempt was answered
 */
public record Availability(long judged, long answered, long firstJudged, long firstAnswered) {
    /** Nobody asked. */
    public static final Availability NONE = new Availability(0, 0, 0, 0);

    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    /** What one generation says. */
    static Availability of(GenerationFinished end) {
        boolean answered = end.outcome() == GenerationFinished.Outcome.COMPLETED;
        Verdict first =
                end.attempts().isEmpty() ? Verdict.NONE : end.attempts().getFirst().verdict();
        return new Availability(
                answered || isUnavailable(end) ? 1 : 0,
                answered ? 1 : 0,
                first == Verdict.NONE ? 0 : 1,
                first == Verdict.GOOD ? 1 : 0);
    }

    /** Both together. */
    public Availability plus(Availability other) {
        return new Availability(
                judged + other.judged,
                answered + other.answered,
                firstJudged + other.firstJudged,
                firstAnswered + other.firstAnswered);
    }

    private static boolean isUnavailable(GenerationFinished end) {
        return switch (end.outcome()) {
            case BROKEN -> true;
            case FAILED ->
                    end.httpStatus() == TOO_MANY
                            || end.httpStatus() >= SERVER_ERROR
                            || end.attempts().stream()
                                    .map(AttemptRecord::verdict)
                                    .anyMatch(one -> one == Verdict.FAILED);
            case COMPLETED, CANCELLED, INTERRUPTED -> false;
        };
    }
}
