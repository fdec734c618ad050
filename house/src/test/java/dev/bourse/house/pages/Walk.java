package dev.bourse.house.pages;

import com.microsoft.playwright.Page;

import java.util.ArrayList;
import java.util.List;

/** A way through a page with the keyboard alone. */
final class Walk {
    private static final int LONGEST = 40;

    private static final String UNMARKED = "no ring: ";
    private static final String HIDDEN = "out of sight: ";

    /** What has the focus, and whether somebody who looks at it can see that. */
    private static final String FOCUS =
            """
            ([unmarked, hidden]) => {
                const it = document.activeElement;
                if (!it || it === document.body) return '';
                const style = getComputedStyle(it), box = it.getBoundingClientRect();
                const ring = style.outlineStyle !== 'none' && style.outlineWidth !== '0px';
                const seen = box.width > 0 && box.height > 0 && box.bottom > 0
                    && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                const name = `${it.tagName} ${(it.id || it.textContent || '').slice(0, 40)}`;
                return (ring ? '' : unmarked) + (seen ? '' : hidden) + name;
            }\
            """;

    private static final String PLACE =
            "() => document.activeElement.closest('main') ? 'main' : 'elsewhere'";

    private Walk() {}

    /** Where the tabulator leads from the top of a page, at most so far; then all is as it was. */
    static List<String> stops(Page page) {
        List<String> stops = new ArrayList<>();
        for (int i = 0; i < LONGEST; i++) {
            String stop = next(page);
            if (stop.isEmpty()) {
                break;
            }
            stops.add(stop);
        }
        leave(page);
        return stops;
    }

    /** Whether somebody who looks at the page can't see that the focus is there. */
    static boolean isLost(String stop) {
        return stop.startsWith(UNMARKED) || stop.startsWith(HIDDEN);
    }

    /** Follows the first link of a page and says where the next stop is. */
    static String skipped(Page page) {
        next(page);
        page.keyboard().press("Enter");
        Drawn.await(page);
        next(page);
        Object place = page.evaluate(PLACE);
        leave(page);
        return String.valueOf(place);
    }

    private static String next(Page page) {
        page.keyboard().press("Tab");
        return String.valueOf(page.evaluate(FOCUS, List.of(UNMARKED, HIDDEN)));
    }

    private static void leave(Page page) {
        page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }");
    }
}
