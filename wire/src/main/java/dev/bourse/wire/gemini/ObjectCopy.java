package dev.bourse.wire.gemini;

import dev.bourse.wire.splice.Members;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.splice.Splice;

import java.nio.charset.StandardCharsets;

/** Copies an object, some members as they are and in runs, some not at all, some anew. */
final class ObjectCopy {
    private static final byte[] OPEN = {'{'};
    private static final byte[] CLOSE = {'}'};
    private static final byte[] COMMA = {','};

    private final byte[] body;
    private final Members<?> members;
    private final Splice edits;
    private final Rope rope;
    private boolean first = true;
    private int run = -1;

    /**
     * @param edits what changes inside the members that are kept
     */
    ObjectCopy(byte[] body, Members<?> members, Splice edits, Rope rope) {
        this.body = body;
        this.members = members;
        this.edits = edits;
        this.rope = rope;
        rope.add(OPEN);
    }

    void keep(int member) {
        if (run < 0) {
            separate();
            run = members.nameStart(member);
        }
    }

    void drop(int member) {
        endRun(member);
    }

    /** Keeps the name and has the value written. */
    void rewrite(int member, Runnable value) {
        endRun(member);
        separate();
        rope.add(body, members.nameStart(member), members.valueStart(member));
        value.run();
    }

    void append(String name, byte[] value) {
        endRun(members.count());
        separate();
        rope.add(("\"" + name + "\":").getBytes(StandardCharsets.US_ASCII));
        rope.add(value);
    }

    void close() {
        endRun(members.count());
        rope.add(CLOSE);
    }

    /** Ends a run before the member {@code next}; there may be none. */
    private void endRun(int next) {
        if (run >= 0) {
            edits.copy(body, run, members.valueEnd(next - 1), rope);
            run = -1;
        }
    }

    private void separate() {
        if (!first) {
            rope.add(COMMA);
        }
        first = false;
    }
}
