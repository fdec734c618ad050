package dev.bourse.lab.task;

import dev.bourse.domain.task.Category;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** One text in the making. */
final class Expansion {
    private static final List<Category> TOPICS =
            List.of(
                    Category.SCIENCE,
                    Category.HEALTH,
                    Category.LEGAL,
                    Category.FINANCE,
                    Category.TECHNOLOGY,
                    Category.ACADEMIA,
                    Category.TRIVIA,
                    Category.MARKETING);

    private final Fillers fillers;
    private final SplittableRandom random;
    private final Category topic;
    private final StringBuilder text = new StringBuilder();
    private @Nullable Category category;

    Expansion(Fillers fillers, SplittableRandom random) {
        this.fillers = fillers;
        this.random = random;
        this.topic = pick(TOPICS);
    }

    void write(String literal) {
        text.append(literal);
    }

    /** Fills a gap; what is about a category makes the whole text be about it. */
    void fill(String name) {
        switch (name) {
            case "n" -> text.append(number());
            case "junk" -> text.append(junk());
            case "topic" -> fill(topic.wireName());
            default -> {
                Optional<Category> about = Category.of(name);
                category = category == null ? about.orElse(null) : category;
                pick(fillers.of(name)).expand(this);
            }
        }
    }

    <T> T pick(List<T> alternatives) {
        return alternatives.get(random.nextInt(alternatives.size()));
    }

    String text() {
        return text.toString();
    }

    /** What the fillers were about. */
    Optional<Category> category() {
        return Optional.ofNullable(category);
    }

    private int number() {
        int most = 10;
        for (int digits = random.nextInt(5); digits > 1; digits--) {
            most *= 10;
        }
        return 1 + random.nextInt(most);
    }

    private String junk() {
        StringBuilder junk = new StringBuilder();
        for (int left = 3 + random.nextInt(9); left > 0; left--) {
            junk.append((char) ('a' + random.nextInt(26)));
        }
        return junk.toString();
    }
}
