package dev.bourse.gateway.listing;

import dev.bourse.wire.catalogdoc.Reading.Problem;

import java.util.List;

/** What came of something that was asked about listings. */
public sealed interface Outcome {
    /** It was done, or, when it was only tried, would be. */
    record Done(ListedView view) implements Outcome {}

    /**
     * Nothing was done: something in what was sent, or in the document, is wrong.
     *
     * @param message one sentence for people
     * @param problems each fault of the document; none when it could not be read at all
     */
    record Invalid(String message, List<Problem> problems) implements Outcome {
        public Invalid {
            problems = List.copyOf(problems);
        }

        static Invalid of(String message) {
            return new Invalid(message, List.of());
        }
    }

    /** There is no such provider or endpoint. */
    record Absent() implements Outcome {}

    /**
     * It does not go together with how things stand.
     *
     * @param why one sentence for people
     */
    record Conflict(String why) implements Outcome {}

    /** It is not known yet what is listed. */
    record NotYet() implements Outcome {}
}
