package dev.bourse.sim.market;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What prompts say, by where it was read: a request draws one of the collections and then one of
 * its texts. Collections are in English; who writes another language has made-up prompts.
 *
 * @param code collections of those who have code written; none when they are made up
 * @param chat collections of those who talk; none when they are made up
 * @param source where they come from, for people
 */
public record RequestPrompts(List<List<String>> code, List<List<String>> chat, String source) {
    /** Made up, for when there are no files. */
    public static final RequestPrompts BUILT_IN =
            new RequestPrompts(List.of(), List.of(), "made-up prompts");

    public RequestPrompts {
        code = copies(code);
        chat = copies(chat);
    }

    private static List<List<String>> copies(List<List<String>> collections) {
        return collections.stream()
                .<List<String>>map(List::copyOf)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** The beginning of the next prompt of somebody who speaks that language. */
    String next(Tongue tongue, SplittableRandom random) {
        List<List<String>> collections = collections(tongue);
        return collections.isEmpty()
                ? tongue.prompt(random)
                : any(any(collections, random), random);
    }

    private List<List<String>> collections(Tongue tongue) {
        if (tongue.equals(Tongue.CODE)) {
            return code;
        }
        return tongue.equals(Tongue.ENGLISH) ? chat : List.of();
    }

    private static <T> T any(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
