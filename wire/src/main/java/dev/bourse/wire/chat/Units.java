package dev.bourse.wire.chat;

import dev.bourse.domain.metering.PromptSize;
import dev.bourse.wire.chat.Turns.Tie;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** The messages of a conversation that are kept or left out together, the middle ones first. */
final class Units {
    private final BitSet instructions;
    private final Deque<Unit> order;

    /**
     * Messages in a row.
     *
     * @param from the first
     * @param to after the last
     * @param question whether a person says it
     * @param tokens how many it has, roughly
     */
    private record Unit(int from, int to, boolean question, long tokens) {}

    private Units(BitSet instructions, Deque<Unit> order) {
        this.instructions = instructions;
        this.order = order;
    }

    static Units of(List<JsonValue> messages, Turns turns) {
        BitSet instructions = new BitSet();
        List<Unit> units = new ArrayList<>();
        JsonObject before = JsonObject.EMPTY;
        for (int i = 0; i < messages.size(); i++) {
            JsonObject message = messages.get(i).asObject().orElse(JsonObject.EMPTY);
            Tie tie = turns.tie(message, before);
            long tokens = PromptSize.likelyTokens(Weight.of(message)) + 1;
            if (tie == Tie.INSTRUCTION) {
                instructions.set(i);
            } else {
                add(units, new Unit(i, i + 1, tie == Tie.QUESTION, tokens), tie == Tie.BOUND);
            }
            before = message;
        }
        return new Units(instructions, middleFirst(units));
    }

    private static void add(List<Unit> units, Unit next, boolean bound) {
        boolean joins = bound && !units.isEmpty() && units.getLast().to() == next.from();
        if (joins) {
            Unit last = units.removeLast();
            units.add(
                    new Unit(
                            last.from(),
                            next.to(),
                            last.question(),
                            last.tokens() + next.tokens()));
        } else {
            units.add(next);
        }
    }

    /** All but the first, the last, and the last question. */
    private static Deque<Unit> middleFirst(List<Unit> units) {
        int asked = units.size() - 1;
        while (asked > 0 && !units.get(asked).question()) {
            asked--;
        }
        List<Integer> middle = new ArrayList<>();
        for (int i = 1; i < units.size() - 1; i++) {
            if (i != asked) {
                middle.add(i);
            }
        }
        int centre = units.size();
        middle.sort(Comparator.comparingInt(i -> Math.abs(2 * i + 1 - centre)));
        Deque<Unit> order = new ArrayDeque<>();
        middle.forEach(i -> order.add(units.get(i)));
        return order;
    }

    /** The messages that instruct. */
    BitSet instructions() {
        return instructions;
    }

    boolean hasMore() {
        return !order.isEmpty();
    }

    /** Marks as left out what amounts to so many tokens, at least one unit while there is one. */
    void drop(long tokens, BitSet dropped) {
        long gone = 0;
        while (gone < tokens && !order.isEmpty()) {
            Unit next = order.remove();
            dropped.set(next.from(), next.to());
            gone += next.tokens();
        }
    }
}
