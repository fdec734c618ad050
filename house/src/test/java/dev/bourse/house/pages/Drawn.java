package dev.bourse.house.pages;

import com.microsoft.playwright.Page;

/**
 * Waits until a page shows what was done to it: charts are drawn anew in the frame after the width
 * has changed, and a link within the page moves the focus in the frame after it was followed.
 */
final class Drawn {
    private static final String TWO_FRAMES =
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>"
                    + " setTimeout(done, 0))))";

    private Drawn() {}

    static void await(Page page) {
        page.evaluate(TWO_FRAMES);
    }
}
