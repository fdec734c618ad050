package dev.bourse.domain.listing;

import java.util.List;

/**
 * Where a listing stands. Only a published one serves traffic. The order of this list is the order
 * of a listing's life; where several reasons keep it from being published, {@link Listing#state}
 * names the one that decides.
 */
public sealed interface ListingState {
    /** The document offers it; nobody has tested it as it is now. */
    record Imported() implements ListingState {}

    /**
     * Its tests did not pass.
     *
     * @param checks names of those that did not; at least one
     */
    record Failed(List<String> checks) implements ListingState {
        public Failed {
            checks = List.copyOf(checks);
        }
    }

    /**
     * Its tests passed, and something else is missing.
     *
     * @param lack what
     */
    record Staged(Lack lack) implements ListingState {}

    /** It serves. */
    record Published() implements ListingState {}

    /**
     * It could be published and shall not be seen.
     *
     * @param cause who wants that
     */
    record Hidden(Cause cause) implements ListingState {}

    /**
     * It has ended.
     *
     * @param atMicros when, epoch microseconds
     */
    record Ended(long atMicros) implements ListingState {}

    /** The document no longer offers it. */
    record Withdrawn() implements ListingState {}

    /** What a staged listing waits for. */
    enum Lack {
        /** A price for what it makes: without one nothing can be billed. */
        PRICE,
        /** The operator's word. */
        DECISION
    }

    /** Who hides a listing. */
    enum Cause {
        /** The document says that it is not ready. */
        NOT_READY,
        /** Its author hides and the last reading names it, or the other way round. */
        TELLING,
        /** The operator, or its provider. */
        DECISION
    }

    /** Whether it serves traffic. */
    default boolean serves() {
        return this instanceof Published;
    }

    /** The state in one word, as the API tells it. */
    default String word() {
        return switch (this) {
            case Imported _ -> "imported";
            case Failed _ -> "failed";
            case Staged _ -> "staged";
            case Published _ -> "published";
            case Hidden _ -> "hidden";
            case Ended _ -> "deprecated";
            case Withdrawn _ -> "withdrawn";
        };
    }
}
