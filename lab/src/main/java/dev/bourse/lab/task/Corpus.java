package dev.bourse.lab.task;

import dev.bourse.domain.task.Category;
import dev.bourse.domain.task.TaskTag;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The written templates, some forty for each tag, and the prompts that are made from them. Each tag
 * has a file of its name with one template a line; a line that begins with {@code @} and a category
 * is about that. Nothing in them comes from a collection of prompts.
 */
final class Corpus {
    /** Every fifth template is held apart where a model is to be tried on unseen ones. */
    private static final int APART = 5;

    /** What stands before prompts of all kinds, so that it speaks for none. */
    private static final List<String> BEFORE =
            List.of(
                    "Please ",
                    "Hi, ",
                    "Can you help me? ",
                    "You are a helpful assistant.\n\n",
                    "User: ",
                    "I need your help: ",
                    "Task: ",
                    "### Instruction:\n",
                    "Por favor, ",
                    "S'il te plaît, ",
                    "Bitte: ",
                    "请",
                    "Пожалуйста, ");

    private final Fillers fillers;
    private final List<Source> sources;
    private final List<Source> about;

    private Corpus(Fillers fillers, List<Source> sources, List<Source> about) {
        this.fillers = fillers;
        this.sources = List.copyOf(sources);
        this.about = List.copyOf(about);
    }

    /** The corpus of this version. */
    static Corpus load() {
        List<Source> sources = new ArrayList<>();
        for (TaskTag tag : TaskTag.values()) {
            sources.addAll(sources(tag, tag.wireName().replace(':', '-')));
        }
        List<Source> about = sources(TaskTag.QA_KNOWLEDGE, "about");
        return new Corpus(Fillers.parse(lines("slots")), sources, about);
    }

    private static List<Source> sources(TaskTag tag, String file) {
        List<String> lines = lines(file);
        return IntStream.range(0, lines.size())
                .mapToObj(i -> Source.parse(tag, i, lines.get(i)))
                .toList();
    }

    /** How many templates a tag has. */
    long templates(TaskTag tag) {
        return sources.stream().filter(source -> source.tag == tag).count();
    }

    /** So many prompts for each tag, from all templates in turn. */
    List<Example> examples(int perTag, long seed) {
        return examples(perTag, seed, _ -> true);
    }

    /** So many prompts for each tag, from the templates that are not held apart. */
    List<Example> seen(int perTag, long seed) {
        return examples(perTag, seed, source -> !source.isApart());
    }

    /** So many prompts for each tag, from the templates that are held apart. */
    List<Example> apart(int perTag, long seed) {
        return examples(perTag, seed, Source::isApart);
    }

    /** So many texts that tell nothing but what they are about. */
    List<Example> about(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> example(about.get(i % about.size()), random))
                .toList();
    }

    private List<Example> examples(int perTag, long seed, Predicate<Source> which) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Example> examples = new ArrayList<>();
        for (TaskTag tag : TaskTag.values()) {
            List<Source> own =
                    sources.stream()
                            .filter(source -> source.tag == tag && which.test(source))
                            .toList();
            for (int i = 0; i < perTag; i++) {
                examples.add(example(own.get(i % own.size()), random));
            }
        }
        return examples;
    }

    private Example example(Source source, SplittableRandom random) {
        Expansion expansion = new Expansion(fillers, random);
        source.template.expand(expansion);
        Category category =
                source.tag.category().or(source::about).or(expansion::category).orElse(null);
        String text = vary(expansion.text(), random);
        return new Example(text, source.tag, category, source.name());
    }

    /** As people write: now and then in lower case, with a greeting, without the last mark. */
    private static String vary(String text, SplittableRandom random) {
        String varied = text;
        if (random.nextInt(8) == 0) {
            varied = varied.toLowerCase(Locale.ROOT);
        }
        if (random.nextInt(8) == 0) {
            varied = BEFORE.get(random.nextInt(BEFORE.size())) + varied;
        }
        if (random.nextInt(8) == 0 && varied.length() > 1) {
            varied = varied.substring(0, varied.length() - 1);
        }
        return varied;
    }

    private static List<String> lines(String name) {
        try (InputStream file = Corpus.class.getResourceAsStream(name + ".txt")) {
            if (file == null) {
                throw new IllegalStateException("there is no corpus for " + name);
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank() && !line.startsWith("# ")).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private record Source(TaskTag tag, int number, @Nullable Category category, Template template) {
        static Source parse(TaskTag tag, int number, String line) {
            if (!line.startsWith("@") || !Category.of(about(line)).isPresent()) {
                return new Source(tag, number, null, Template.parse(line));
            }
            String text = line.substring(line.indexOf(' ') + 1);
            return new Source(
                    tag, number, Category.of(about(line)).orElseThrow(), Template.parse(text));
        }

        private static String about(String line) {
            return line.substring(1, Math.max(1, line.indexOf(' ')));
        }

        Optional<Category> about() {
            return Optional.ofNullable(category);
        }

        boolean isApart() {
            return number % APART == 0;
        }

        String name() {
            return tag.wireName() + "#" + number;
        }
    }
}
