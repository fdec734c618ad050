package dev.bourse.wire.openai;

import dev.bourse.wire.json.JsonScanner;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;

/**
 * Whether a part of a message's content is whole. One of a kind that is not known may have what it
 * likes. There may be many parts, so that one object reads them all.
 */
final class PartScan {
    private final Set<PartType> there = EnumSet.noneOf(PartType.class);
    private final Set<PartType> whole = EnumSet.noneOf(PartType.class);
    private boolean typed;
    private @Nullable PartType type;

    /** Another part begins. */
    void begin() {
        there.clear();
        whole.clear();
        typed = false;
        type = null;
    }

    /** Reads the value of a member, which the scanner stands on. */
    void member(JsonScanner in, String key) {
        PartType own = PartType.of(key);
        if (key.equals("type")) {
            typed = in.isText();
            type = PartType.named(in);
        }
        if (own == null || in.isNull()) {
            in.skip();
        } else {
            value(in, own);
        }
    }

    private void value(JsonScanner in, PartType own) {
        there.add(own);
        if (own.read(in)) {
            whole.add(own);
        }
    }

    /** Whether it says of what kind it is. */
    boolean isTyped() {
        return typed;
    }

    /** What it must have and has not; null when it is whole. */
    @Nullable PartType missing() {
        return type == null || whole.contains(type) ? null : type;
    }

    /** What is wrong with what it has of that kind. */
    String rule(PartType missing) {
        return there.contains(missing) ? missing.rule() : "is missing";
    }
}
