package dev.bourse.house.pages;

import com.microsoft.playwright.Page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What was seen of a page.
 *
 * @param text all of its text
 * @param errors that its scripts threw
 * @param barriers serious and critical findings of axe, each with the place
 * @param overflow pixels that it is wider than the window
 * @param bytes that were fetched for it, compressed
 * @param firstPaintMillis from the request to the first paint with content
 */
record Seen(
        String text,
        List<String> errors,
        List<String> barriers,
        int overflow,
        long bytes,
        long firstPaintMillis) {
    static final Path AXE = Path.of("../ui/node_modules/axe-core/axe.min.js");

    private static final String BARRIERS =
            "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
                    + ".filter(({impact}) => impact === 'serious' || impact === 'critical')"
                    + ".flatMap(({id, nodes}) => nodes.map(({target, failureSummary}) =>"
                    + " `${id} at ${target}: ${failureSummary}`))";
    private static final String BYTES =
            "() => performance.getEntriesByType('navigation')"
                    + ".concat(performance.getEntriesByType('resource'))"
                    + ".reduce((sum, {encodedBodySize}) => sum + encodedBodySize, 0)";
    private static final String FIRST_PAINT =
            "() => Math.round(performance.getEntriesByName('first-contentful-paint')[0]"
                    + "?.startTime ?? 0)";
    private static final String OVERFLOW =
            "() => document.scrollingElement.scrollWidth - window.innerWidth";

    Seen {
        errors = List.copyOf(errors);
        barriers = List.copyOf(barriers);
    }

    static Seen of(Page page, List<String> errors) {
        long bytes = ((Number) page.evaluate(BYTES)).longValue();
        long firstPaint = ((Number) page.evaluate(FIRST_PAINT)).longValue();
        int overflow = ((Number) page.evaluate(OVERFLOW)).intValue();
        if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(axe());
        }
        List<?> found = (List<?>) page.evaluate(BARRIERS);
        return new Seen(
                page.innerText("body"),
                errors,
                found.stream().map(String::valueOf).toList(),
                overflow,
                bytes,
                firstPaint);
    }

    private static String axe() {
        try {
            return Files.readString(AXE);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
