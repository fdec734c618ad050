package dev.bourse.house.pages;

import com.microsoft.playwright.Page;

import java.util.ArrayList;
import java.util.List;

/** A way through a page with the keyboard alone. */
final class Walk {
    private static final int LONGEST = 40;

    /** What has the focus, and whether somebody who looks at it can see that. */
    private static final String FOCUS =
            "() => { const it = document.activeElement; if (!it || it === document.body) return '';"
                    + " const style = getComputedStyle(it), box = it.getBoundingClientRect();"
                    + " const name = it.tagName + ' ' + (it.id || it.textContent || '').slice(0, 40);"
                    + " const ring = style.outlineStyle !== 'none' && style.outlineWidth !== '0px';"
                    + " const seen = box.width > 0 && box.height > 0 && box.bottom > 0"
                    + " && box.top < innerHeight && box.right > 0 && box.left < innerWidth;"
                    + " return (ring ? '' : 'no ring: ') + (seen ? '' : 'out of sight: ') + name; }";

    private Walk() {}

    /** Where the tabulator leads from the top of a page, at most so far. */
    static List<String> stops(Page page) {
        List<String> stops = new ArrayList<>();
        for (int i = 0; i < LONGEST; i++) {
            page.keyboard().press("Tab");
            String stop = String.valueOf(page.evaluate(FOCUS));
            if (stop.isEmpty()) {
                return stops;
            }
            stops.add(stop);
        }
        return stops;
    }

    /** Follows the first link of a page and says where that leads. */
    static String skipped(Page page) {
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        return String.valueOf(
                page.evaluate("() => document.activeElement.closest('main') ? 'main' : 'elsewhere'"));
    }
}
