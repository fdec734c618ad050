package dev.bourse.wire.media;

import dev.bourse.wire.json.JsonScanner;

import java.util.List;

/** Reads the value of one member of a request, which is not null, and refuses what does not fit. */
@FunctionalInterface
interface Rule {
    /** Anything; it goes on unread. */
    Rule ANY = (in, name) -> in.skip();

    Rule FLAG = (in, name) -> in.flag(name);

    void read(JsonScanner in, String name);

    static Rule number(long least, long most) {
        return (in, name) -> in.number(name, least, most);
    }

    static Rule integer(long least, long most) {
        return (in, name) -> in.integer(name, least, most);
    }

    static Rule word(String... words) {
        List<String> known = List.of(words);
        return (in, name) -> in.word(name, known);
    }

    /** A member that this exchange does not offer. */
    static Rule refused(String why) {
        return (in, name) -> JsonScanner.require(false, name, why);
    }
}
