package dev.bourse.wire.catalogdoc;

import dev.bourse.wire.catalogdoc.Reading.Complete;
import dev.bourse.wire.catalogdoc.Reading.Problem;
import dev.bourse.wire.catalogdoc.Reading.Refused;
import dev.bourse.wire.json.JsonException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Gathers what is wrong with a document, entry by entry, so that all of it is told at once. */
final class Problems {
    private static final int MOST = 100;

    private final List<Problem> found = new ArrayList<>();

    /** Reads one entry; when it is wrong that is noted and reading goes on. */
    void in(Runnable entry) {
        try {
            entry.run();
        } catch (EntryException wrong) {
            add(wrong.problem());
        }
    }

    void add(Problem problem) {
        if (found.size() < MOST) {
            found.add(problem);
        }
    }

    /** The value when nothing was wrong. */
    <T> Reading<T> unless(Supplier<T> value) {
        return found.isEmpty() ? new Complete<>(value.get()) : new Refused<>(found);
    }

    /** Reads a whole document; what is no JSON or YAML at all is a problem of the document. */
    static <T> Reading<T> document(Supplier<Reading<T>> reading) {
        try {
            return reading.get();
        } catch (EntryException wrong) {
            return new Refused<>(List.of(wrong.problem()));
        } catch (JsonException malformed) {
            return new Refused<>(
                    List.of(new Problem("document", "", String.valueOf(malformed.getMessage()))));
        }
    }
}
