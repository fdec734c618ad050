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

    /** A busy machine may be silent for a while before a page asks for what it shows. */
    private static final String CONTENT =
            "() => document.querySelector('main')"
                    + " && !document.querySelector('[data-testid=loading]')";

    private Drawn() {}

    /** Waits until nothing on the page is still to come. */
    static void awaitContent(Page page) {
        page.waitForFunction(CONTENT);
    }

    static void await(Page page) {
        page.evaluate(TWO_FRAMES);
    }
}
