package dev.bourse.wire.catalogdoc;

import java.util.List;
import java.util.SortedSet;

/** What a price depends on, as far as that is the length of the prompt. */
sealed interface Condition {
    /** Whether it holds for a prompt of that many tokens. */
    boolean holds(long promptTokens);

    /** Adds every length at which the answer may change. */
    void addBounds(SortedSet<Long> bounds);

    /** A prompt of that length or longer. */
    record AtLeast(long tokens) implements Condition {
        @Override
        public boolean holds(long promptTokens) {
            return promptTokens >= tokens;
        }

        @Override
        public void addBounds(SortedSet<Long> bounds) {
            bounds.add(tokens);
        }
    }

    /** The opposite. */
    record Not(Condition member) implements Condition {
        @Override
        public boolean holds(long promptTokens) {
            return !member.holds(promptTokens);
        }

        @Override
        public void addBounds(SortedSet<Long> bounds) {
            member.addBounds(bounds);
        }
    }

    /** Every member holds. */
    record AllOf(List<Condition> members) implements Condition {
        public AllOf {
            members = List.copyOf(members);
        }

        @Override
        public boolean holds(long promptTokens) {
            return members.stream().allMatch(member -> member.holds(promptTokens));
        }

        @Override
        public void addBounds(SortedSet<Long> bounds) {
            members.forEach(member -> member.addBounds(bounds));
        }
    }

    /** A prompt of that length or shorter. */
    static Condition atMost(long tokens) {
        return new Not(new AtLeast(Math.addExact(tokens, 1)));
    }

    /** A prompt of exactly that length. */
    static Condition exactly(long tokens) {
        return new AllOf(List.of(new AtLeast(tokens), atMost(tokens)));
    }

    /** At least one member holds. */
    static Condition anyOf(List<Condition> members) {
        return new Not(new AllOf(members.stream().<Condition>map(Not::new).toList()));
    }
}
