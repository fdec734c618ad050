package dev.bourse.domain.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

class DiscretionTest {
    private final List<Handful> few = new ArrayList<>();

    @Test
    void all_is_told_where_enough_paid_for_everything() {
        assertTrue(discretion().isTold(Group.MODEL, "a/one"));
        assertTrue(discretion().isTold(Group.AUTHOR, "a"));
        assertTrue(discretion().isTold(Group.MARKET, ""));
    }

    @Test
    void one_quiet_day_silences_a_model_its_author_and_the_market() {
        few("a/one", 3, 1, 2);
        assertFalse(discretion().isTold(Group.MODEL, "a/one"));
        assertFalse(discretion().isTold(Group.AUTHOR, "a"));
        assertFalse(discretion().isTold(Group.MARKET, ""));
        assertTrue(discretion().isTold(Group.MODEL, "a/two"));
        assertTrue(discretion().isTold(Group.AUTHOR, "b"));
    }

    @Test
    void an_author_is_told_when_five_paid_for_its_quiet_models_together() {
        few("a/one", 3, 1, 3);
        few("a/two", 3, 3, 5);
        assertTrue(discretion().isTold(Group.AUTHOR, "a"));
        assertFalse(discretion().isTold(Group.MODEL, "a/one"));
        assertTrue(discretion().isTold(Group.MARKET, ""));
    }

    @Test
    void those_of_another_day_do_not_help() {
        few("a/one", 3, 1, 3);
        few("a/two", 4, 4, 6);
        assertFalse(discretion().isTold(Group.AUTHOR, "a"));
        assertFalse(discretion().isTold(Group.MARKET, ""));
    }

    @Test
    void the_market_is_told_when_five_paid_for_its_quiet_authors_together() {
        few("a/one", 3, 1, 3);
        few("b/one", 3, 3, 5);
        assertFalse(discretion().isTold(Group.AUTHOR, "a"));
        assertTrue(discretion().isTold(Group.MARKET, ""));
    }

    @Test
    void a_model_that_few_used_for_nothing_is_silent_and_harms_nobody() {
        few.add(new Handful("a/one", 3, Set.of()));
        assertFalse(discretion().isTold(Group.MODEL, "a/one"));
        assertTrue(discretion().isTold(Group.AUTHOR, "a"));
        assertTrue(discretion().isTold(Group.MARKET, ""));
    }

    @Test
    void apps_and_providers_are_never_told() {
        assertFalse(discretion().isTold(Group.APP, "x"));
        assertFalse(discretion().isTold(Group.PROVIDER, "x"));
    }

    /**
     * Everything that is told of single days is taken as an equation over what each account paid
     * for each model. Whoever solves them must not get a sum over fewer than five accounts: what is
     * told splits into parts that do not overlap, and each of them has five.
     */
    @RepeatedTest(200)
    void what_is_told_of_a_day_is_made_of_parts_of_five_accounts(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Map<String, Set<Long>> payers = market(random);
        payers.forEach((model, who) -> {
            if (who.size() < Standing.K) {
                few.add(new Handful(model, 0, who));
            }
        });
        Set<Set<String>> told = new HashSet<>();
        payers.keySet().stream()
                .filter(model -> discretion().isTold(Group.MODEL, model))
                .forEach(model -> told.add(Set.of(model)));
        authors(payers).stream()
                .filter(author -> discretion().isTold(Group.AUTHOR, author))
                .forEach(author -> told.add(of(author, payers)));
        if (discretion().isTold(Group.MARKET, "")) {
            told.add(payers.keySet());
        }
        for (Set<String> one : told) {
            Set<Long> rest = new HashSet<>();
            one.stream()
                    .filter(model -> told.stream().noneMatch(it -> isInside(it, one, model)))
                    .forEach(model -> rest.addAll(payers.getOrDefault(model, Set.of())));
            assertTrue(rest.isEmpty() || rest.size() >= Standing.K, () -> one + " of " + payers);
        }
        assertEquals(
                told, told.stream().filter(it -> isNested(it, told)).collect(Collectors.toSet()));
    }

    private static boolean isInside(Set<String> part, Set<String> whole, String model) {
        return part.contains(model) && !part.equals(whole) && whole.containsAll(part);
    }

    private static boolean isNested(Set<String> one, Set<Set<String>> all) {
        return all.stream()
                .allMatch(other ->
                        one.containsAll(other)
                                || other.containsAll(one)
                                || one.stream().noneMatch(other::contains));
    }

    private static Map<String, Set<Long>> market(Random random) {
        Map<String, Set<Long>> payers = new HashMap<>();
        for (int model = 0; model < 6; model++) {
            String name = "abc".charAt(random.nextInt(3)) + "/" + model;
            payers.put(
                    name,
                    LongStream.range(0, random.nextInt(8))
                            .map(_ -> random.nextInt(12))
                            .boxed()
                            .collect(Collectors.toSet()));
        }
        return payers;
    }

    private static Set<String> authors(Map<String, Set<Long>> payers) {
        return payers.keySet().stream().map(Group::author).collect(Collectors.toSet());
    }

    private static Set<String> of(String author, Map<String, Set<Long>> payers) {
        return payers.keySet().stream()
                .filter(model -> Group.author(model).equals(author))
                .collect(Collectors.toSet());
    }

    private void few(String model, long day, long from, long to) {
        few.add(
                new Handful(
                        model,
                        day,
                        LongStream.rangeClosed(from, to).boxed().collect(Collectors.toSet())));
    }

    private Discretion discretion() {
        return Discretion.of(few);
    }
}
