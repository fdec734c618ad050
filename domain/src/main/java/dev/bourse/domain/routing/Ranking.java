package dev.bourse.domain.routing;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Predicate;

/**
 * Contenders in order, best first. They are sorted as they come: models have few endpoints, and
 * those of the next model mostly go to the end.
 */
final class Ranking {
    private final Contender[] places;
    private int size;

    Ranking(int capacity) {
        places = new Contender[capacity];
    }

    int size() {
        return size;
    }

    Contender get(int place) {
        return places[place];
    }

    /** Puts a contender behind all that are better or equal. */
    void add(Contender contender) {
        int place = size++;
        while (place > 0 && contender.compareTo(places[place - 1]) < 0) {
            places[place] = places[place - 1];
            place--;
        }
        places[place] = contender;
    }

    /** Moves one contender up to a better place; those in between move down. */
    void lift(Contender contender, int from, int to) {
        System.arraycopy(places, to, places, to + 1, from - to);
        places[to] = contender;
    }

    /** Leaves those that are wanted, asked in order. */
    void keep(Predicate<Contender> wanted) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (wanted.test(places[i])) {
                places[kept++] = places[i];
            }
        }
        size = kept;
    }

    /** The candidates of this order; most callers look at the first one only. */
    List<Candidate> candidates() {
        return new Candidates(Arrays.copyOf(places, size));
    }

    private static final class Candidates extends AbstractList<Candidate> implements RandomAccess {
        private final Contender[] contenders;

        Candidates(Contender[] contenders) {
            this.contenders = contenders;
        }

        @Override
        public Candidate get(int index) {
            return contenders[index].candidate();
        }

        @Override
        public int size() {
            return contenders.length;
        }
    }
}
