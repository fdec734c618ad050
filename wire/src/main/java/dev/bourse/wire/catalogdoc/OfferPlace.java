package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.listing.PlainText;
import dev.bourse.wire.catalogdoc.Reading.Problem;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An entry of a provider's document whose texts are looked at.
 *
 * @param entry where it stands
 * @param label what it calls itself; shown cut short and without what can't be seen
 */
record OfferPlace(String entry, String label) {
    private static final int SHOWN = 80;

    EntryException wrong(String field, String reason) {
        return new EntryException(problem(field, reason));
    }

    Problem problem(String field, String reason) {
        return new Problem(entry + " '" + PlainText.line(label, SHOWN) + "'", field, reason);
    }

    /** A text of one line that may be shown. */
    String line(String field, String text, int longest) {
        return sound(field, text, PlainText.fault(text, longest));
    }

    /** A text of several lines that may be shown. */
    String lines(String field, String text, int longest) {
        return sound(field, text, PlainText.faultOfLines(text, longest));
    }

    /** A text of one line that may be absent. */
    @Nullable String optionalLine(String field, @Nullable String text, int longest) {
        return text == null ? null : line(field, text, longest);
    }

    /** A name of that form. */
    String name(String field, String text, Pattern form) {
        if (!form.matcher(text).matches()) {
            throw wrong(
                    field, "is no name that can be listed: '" + PlainText.line(text, SHOWN) + "'");
        }
        return text;
    }

    private String sound(String field, String text, Optional<String> fault) {
        fault.ifPresent(why -> {
            throw wrong(field, why);
        });
        return text;
    }
}
