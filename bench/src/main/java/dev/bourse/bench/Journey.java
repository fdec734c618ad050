package dev.bourse.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells the reader how far the run is, and keeps what must be said in the end. */
final class Journey {
    private final PrintStream out;
    private final Set<String> notes = new LinkedHashSet<>();

    Journey(PrintStream out) {
        this.out = out;
    }

    /** Passing news. */
    synchronized void tell(String news) {
        out.println("  " + news);
    }

    /** Something that belongs beside the figures; said twice it is kept once. */
    synchronized void note(String remark) {
        if (notes.add(remark)) {
            tell("note: " + remark);
        }
    }

    synchronized List<String> notes() {
        return new ArrayList<>(notes);
    }
}
