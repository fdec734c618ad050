package dev.bourse.wire.catalogdoc;

import java.util.List;

/**
 * What came of reading a document: all of it, or nothing and the reasons. Nothing is ever read by
 * halves.
 */
public sealed interface Reading<T> {
    /** The document was read to its end. */
    record Complete<T>(T value) implements Reading<T> {}

    /** Nothing was taken over. */
    record Refused<T>(List<Problem> problems) implements Reading<T> {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * What is wrong, and where.
     *
     * @param entry the entry, such as {@code models[3] 'openai/gpt-5'}
     * @param field the field inside it, such as {@code prices.per-million.prompt}; empty when the
     *     entry as a whole is wrong
     * @param reason what is wrong with it
     */
    record Problem(String entry, String field, String reason) {
        @Override
        public String toString() {
            return field.isEmpty() ? entry + ": " + reason : entry + ": " + field + ": " + reason;
        }
    }

    /**
     * The value of a document that must be right, such as one that is shipped.
     *
     * @throws IllegalArgumentException with all problems, when it was refused
     */
    default T orThrow() {
        return switch (this) {
            case Complete<T>(T value) -> value;
            case Refused<T>(List<Problem> problems) ->
                    throw new IllegalArgumentException(problems.toString());
        };
    }
}
