package dev.bourse.lab.task;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with gaps. <code>{{name}}</code> is filled from the {@link Fillers}, of <code>{{a|b}}
 * </code> one alternative is taken; both may stand inside each other. {@code \n} is a new line,
 * {@code \t} a tab and {@code \|} a bar.
 *
 * @param parts texts and gaps in order
 */
record Template(List<Part> parts) {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    Template {
        parts = List.copyOf(parts);
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException when a gap is not closed
     */
    static Template parse(String source) {
        return new Parser(source).template();
    }

    /** Writes the text with all gaps filled. */
    void expand(Expansion into) {
        parts.forEach(part -> part.expand(into));
    }

    /** A piece of a template. */
    sealed interface Part {
        void expand(Expansion into);
    }

    /** Text that stays as it is. */
    record Literal(String text) implements Part {
        @Override
        public void expand(Expansion into) {
            into.write(text);
        }
    }

    /** A gap that is filled by name. */
    record Slot(String name) implements Part {
        @Override
        public void expand(Expansion into) {
            into.fill(name);
        }
    }

    /** A gap with alternatives. */
    record Choice(List<Template> alternatives) implements Part {
        Choice {
            alternatives = List.copyOf(alternatives);
        }

        @Override
        public void expand(Expansion into) {
            into.pick(alternatives).expand(into);
        }
    }

    private static final class Parser {
        private final String source;
        private int at;

        Parser(String source) {
            this.source = source;
        }

        Template template() {
            return sequence(false);
        }

        private Template sequence(boolean inGap) {
            List<Part> parts = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            while (at < source.length() && !(inGap && endsHere())) {
                if (source.startsWith(OPEN, at)) {
                    flush(text, parts);
                    parts.add(gap());
                } else {
                    text.append(next());
                }
            }
            flush(text, parts);
            return new Template(parts);
        }

        private boolean endsHere() {
            return source.charAt(at) == '|' || source.startsWith(CLOSE, at);
        }

        private Part gap() {
            at += OPEN.length();
            List<Template> alternatives = new ArrayList<>(List.of(sequence(true)));
            while (at < source.length() && source.charAt(at) == '|') {
                at++;
                alternatives.add(sequence(true));
            }
            if (!source.startsWith(CLOSE, at)) {
                throw new IllegalArgumentException("a gap is not closed in " + source);
            }
            at += CLOSE.length();
            return alternatives.size() > 1
                    ? new Choice(alternatives)
                    : new Slot(name(alternatives.getFirst()));
        }

        private String name(Template gap) {
            if (gap.parts().size() == 1 && gap.parts().getFirst() instanceof Literal(String name)) {
                return name;
            }
            throw new IllegalArgumentException("a gap without a name in " + source);
        }

        private char next() {
            char c = source.charAt(at++);
            if (c != '\\' || at == source.length()) {
                return c;
            }
            return switch (source.charAt(at++)) {
                case 'n' -> '\n';
                case 't' -> '\t';
                case '|' -> '|';
                default -> source.charAt(--at - 1);
            };
        }

        private static void flush(StringBuilder text, List<Part> parts) {
            if (!text.isEmpty()) {
                parts.add(new Literal(text.toString()));
                text.setLength(0);
            }
        }
    }
}
