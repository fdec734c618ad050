package dev.bourse.wire.openai;

import dev.bourse.wire.json.JsonScanner;

/** Reads {@code reasoning}. */
final class ReasoningScan {
    private ReasoningScan() {}

    /** Notes the effort and whether the reasoning is to be kept out of the answer. */
    static void read(JsonScanner in, String name, RequestScan scan) {
        in.object(name);
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.next();
            if (!in.isNull()) {
                member(in, key, name + "." + key, scan);
            }
        }
    }

    private static void member(JsonScanner in, String key, String path, RequestScan scan) {
        switch (key) {
            case "effort" -> scan.effort = in.word(path, Words.EFFORTS);
            case "max_tokens" -> scan.thoughtless |= in.integer(path, 0, Integer.MAX_VALUE) == 0;
            case "exclude" -> scan.silent |= in.flag(path);
            case "enabled" -> scan.thoughtless |= !in.flag(path);
            default -> in.skip();
        }
    }
}
