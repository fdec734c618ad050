package dev.bourse.gateway.store;

import dev.bourse.gateway.journal.JournalCursor;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The facts between the marks in the tables and a cursor: read, and not yet written. When they are
 * lost, they are read again. For one thread at a time.
 */
final class Sheaf implements AutoCloseable {
    private static final int READ_TOGETHER = 2_000;

    private final JournalCursor cursor;
    private final Marks marks;
    private final Gathering gathering;
    private final int lanes;
    private final int most;
    private final long from;
    private final long until;
    private long to;

    /**
     * @param cursor stands where some lane lacks facts
     * @param marks where lanes are; changed by {@link #next}
     * @param gathering has nothing yet
     * @param lanes how many lanes there are
     * @param most so many facts fill a lane, however few rows they change
     */
    Sheaf(JournalCursor cursor, Marks marks, Gathering gathering, int lanes, int most) {
        this.cursor = cursor;
        this.marks = marks;
        this.gathering = gathering;
        this.lanes = lanes;
        this.most = most;
        this.from = cursor.position();
        this.until = marks.until();
        this.to = from;
    }

    /** Position of its first fact. */
    long from() {
        return from;
    }

    /** The position behind its last fact. */
    long to() {
        return to;
    }

    boolean isEmpty() {
        return from == to;
    }

    /** So many facts are in it. */
    long size() {
        return to - from;
    }

    /**
     * Reads what comes next; true when there is likely to be more.
     *
     * @param rows so many fit into a transaction
     */
    boolean read(int rows) {
        int some = lanes == 1 ? rows : Math.min(rows, READ_TOGETHER);
        int wanted = (int) Math.min(some, until - to);
        gathering.add(cursor.next(wanted));
        long read = cursor.position() - to;
        to = cursor.position();
        return read == wanted;
    }

    /**
     * Whether it should be written before more is read.
     *
     * @param rows so many fit into a transaction
     */
    boolean isFull(int rows) {
        return gathering.size() >= (long) lanes * rows
                || to - from >= (long) lanes * most
                || to >= until;
    }

    /**
     * What changes in the lanes that lack these facts, by transaction.
     *
     * @param rows so many fit into one
     */
    List<SortedMap<Integer, Change>> parts(int rows) {
        List<Change> changes = gathering.changes();
        List<SortedMap<Integer, Change>> parts = new ArrayList<>();
        int left = 0;
        for (int lane : marks.behind()) {
            Change change = changes.get(lane);
            if (parts.isEmpty() || change.rows() > left) {
                parts.add(new TreeMap<>());
                left = rows;
            }
            parts.getLast().put(lane, change);
            left -= change.rows();
        }
        return parts;
    }

    /**
     * What follows, when the parts of this one will be written first: it has to be forgotten when
     * they are not.
     */
    Sheaf next(Gathering empty) {
        marks.behind().forEach(lane -> marks.advance(lane, to));
        return new Sheaf(cursor, marks, empty, lanes, most);
    }

    @Override
    public void close() {
        cursor.close();
    }
}
