package dev.bourse.wire.chat;

import dev.bourse.wire.json.JsonValue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A limit to which long texts of messages are cut, by leaving out the middle of each. */
final class Shortening {
    /** Nothing is cut. */
    static final Shortening NONE = new Shortening(List.of(), new BitSet(), Long.MAX_VALUE);

    private static final String GAP = "\n[...]\n";
    private static final long LEAST = 64;
    private static final long BYTES_PER_TOKEN = 4;

    private final List<Long> lengths;
    private final BitSet fixed;
    private final long limit;
    private final BitSet touched = new BitSet();

    private Shortening(List<Long> lengths, BitSet fixed, long limit) {
        this.lengths = lengths;
        this.fixed = fixed;
        this.limit = limit;
    }

    /**
     * Nothing is cut yet.
     *
     * @param dropped messages that are left out anyway
     * @param instructions messages that stay as they are
     */
    static Shortening of(List<JsonValue> messages, BitSet dropped, BitSet instructions) {
        BitSet fixed = (BitSet) instructions.clone();
        fixed.or(dropped);
        List<Long> lengths = new ArrayList<>();
        for (int i = fixed.nextClearBit(0); i < messages.size(); i = fixed.nextClearBit(i + 1)) {
            Spoken.changed(
                    messages.get(i),
                    text -> {
                        lengths.add(Weight.bytes(text));
                        return text;
                    });
        }
        return new Shortening(lengths, fixed, Long.MAX_VALUE);
    }

    /** Whether more can be cut. */
    boolean hasMore() {
        return limit > LEAST && lengths.stream().anyMatch(one -> one > LEAST);
    }

    /** The messages that are cut; known once it was {@linkplain #applied applied}. */
    BitSet touched() {
        return touched;
    }

    /** A limit by which so many tokens more are cut, the longest texts first. */
    Shortening by(long tokens) {
        long bytes = cut(limit) + tokens * BYTES_PER_TOKEN;
        long low = LEAST;
        long high = lengths.stream().mapToLong(Long::longValue).max().orElse(LEAST);
        while (low < high) {
            long middle = (low + high + 1) / 2;
            boolean enough = cut(middle) >= bytes;
            low = enough ? middle : low;
            high = enough ? high : middle - 1;
        }
        return new Shortening(lengths, fixed, low);
    }

    private long cut(long to) {
        return lengths.stream().mapToLong(one -> Math.max(0, one - to)).sum();
    }

    /** The messages that are left, cut. */
    List<JsonValue> applied(List<JsonValue> messages, BitSet dropped) {
        List<JsonValue> left = new ArrayList<>();
        for (int i = dropped.nextClearBit(0);
                i < messages.size();
                i = dropped.nextClearBit(i + 1)) {
            JsonValue one = messages.get(i);
            JsonValue cut =
                    limit == Long.MAX_VALUE || fixed.get(i)
                            ? one
                            : Spoken.changed(one, this::shorter);
            touched.set(i, !cut.equals(one));
            left.add(cut);
        }
        return left;
    }

    private String shorter(String text) {
        long bytes = Weight.bytes(text);
        if (bytes <= limit) {
            return text;
        }
        long keep = Math.max(0, limit - GAP.length());
        int half = (int) (text.length() * keep / bytes / 2);
        return head(text, half) + GAP + tail(text, text.length() - half);
    }

    private static String head(String text, int to) {
        boolean splits = to > 0 && Character.isHighSurrogate(text.charAt(to - 1));
        return text.substring(0, splits ? to - 1 : to);
    }

    private static String tail(String text, int from) {
        boolean splits = from < text.length() && Character.isLowSurrogate(text.charAt(from));
        return text.substring(splits ? from + 1 : from);
    }
}
