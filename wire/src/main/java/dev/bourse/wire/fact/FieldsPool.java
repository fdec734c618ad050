package dev.bourse.wire.fact;

import java.util.ArrayList;
import java.util.List;

/** The fields of the objects of one fact, which are used again for the next. */
final class FieldsPool {
    /** More than the objects of any usual fact. */
    private static final int MOST = 16;

    private final List<Fields> all = new ArrayList<>();
    private int given;

    /** Fields without members. */
    Fields give(int room) {
        if (given == MOST) {
            return new Fields(room);
        }
        if (given == all.size()) {
            all.add(new Fields(room));
        }
        return all.get(given++);
    }

    /** Whatever was given is no longer in use. */
    void takeBack() {
        for (int i = 0; i < given; i++) {
            all.get(i).clear();
        }
        given = 0;
    }
}
