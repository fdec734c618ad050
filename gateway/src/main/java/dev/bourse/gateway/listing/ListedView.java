package dev.bourse.gateway.listing;

import dev.bourse.domain.listing.Listed;
import dev.bourse.wire.catalogdoc.Reading.Problem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * A listed provider as it stands.
 *
 * @param listed what is known of it
 * @param atMicros when, epoch microseconds
 * @param lastReadMicros when its document was read last, since the start; 0 when it was not
 * @param nextReadMicros when it is read again; 0 when that is not decided
 * @param problems why the last reading came to nothing; none when it did not
 * @param warnings what the document says and was not taken over
 * @param unreachable why it can't be called; null when it can
 * @param testing endpoints that are being tested
 */
public record ListedView(
        Listed listed,
        long atMicros,
        long lastReadMicros,
        long nextReadMicros,
        List<Problem> problems,
        List<Problem> warnings,
        @Nullable String unreachable,
        Set<String> testing) {
    public ListedView {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        testing = Set.copyOf(testing);
    }
}
