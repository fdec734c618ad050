package dev.bourse.lab.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the gaps of templates are filled with, by name. */
final class Fillers {
    private static final String ONE_OF_MANY = " = ";
    private static final String WHOLE = ": ";

    private final Map<String, List<Template>> byName = new HashMap<>();

    /**
     * Reads fillers: {@code name = a | b} gives alternatives, {@code name: text} one more.
     *
     * @throws IllegalArgumentException when a line is neither
     */
    static Fillers parse(List<String> lines) {
        Fillers fillers = new Fillers();
        lines.forEach(fillers::read);
        return fillers;
    }

    /**
     * The alternatives of a name.
     *
     * @throws IllegalArgumentException when there is no such name
     */
    List<Template> of(String name) {
        List<Template> found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException("nothing fills " + name);
        }
        return found;
    }

    private void read(String line) {
        int many = line.indexOf(ONE_OF_MANY);
        int whole = line.indexOf(WHOLE);
        if (many >= 0 && (whole < 0 || many < whole)) {
            String name = line.substring(0, many);
            for (String text : line.substring(many + ONE_OF_MANY.length()).split(" \\| ")) {
                add(name, text);
            }
        } else if (whole >= 0) {
            add(line.substring(0, whole), line.substring(whole + WHOLE.length()));
        } else {
            throw new IllegalArgumentException("not a filler: " + line);
        }
    }

    private void add(String name, String text) {
        byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(Template.parse(text));
    }
}
