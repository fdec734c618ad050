package dev.bourse.house.pages;

import java.nio.file.Path;

/**
 * How a page is looked at.
 *
 * @param view name of the picture
 * @param dark by night
 * @param phone on a phone
 */
record Look(String view, boolean dark, boolean phone) {
    static final Path PICTURES = Path.of("target", "screenshots");

    static Look at(String page, boolean dark, boolean phone) {
        String view = page + (phone ? "-phone" : "-wide") + (dark ? "-dark" : "-light");
        return new Look(view, dark, phone);
    }

    Path picture() {
        return PICTURES.resolve(view + ".png");
    }
}
