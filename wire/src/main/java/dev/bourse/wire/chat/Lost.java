package dev.bourse.wire.chat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Names of what is missing from a conversation. */
final class Lost {
    private Lost() {}

    /** Runs of messages that are missing, then each message that was shortened. */
    static List<String> names(String member, BitSet dropped, BitSet shortened) {
        List<String> names = new ArrayList<>();
        for (int from = dropped.nextSetBit(0); from >= 0; ) {
            int end = dropped.nextClearBit(from);
            names.add(member + (end - from == 1 ? "[%d]" : "[%d..%d]").formatted(from, end - 1));
            from = dropped.nextSetBit(end);
        }
        shortened.stream().forEach(at -> names.add(member + "[" + at + "].text"));
        return names;
    }
}
