package dev.bourse.domain.routing;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Predicate;

/** Contenders on their way into order, best first. */
final class Ranking {
    private static final int FEW = 48;

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

    void add(Contender contender) {
        places[size++] = contender;
    }

    /** Equals keep their order. For the few endpoints of one model insertion is the quickest. */
    void sort() {
        if (size > FEW) {
            Arrays.sort(places, 0, size);
        } else {
            for (int i = 1; i < size; i++) {
                insert(i);
            }
        }
    }

    private void insert(int from) {
        Contender contender = places[from];
        int place = from;
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
