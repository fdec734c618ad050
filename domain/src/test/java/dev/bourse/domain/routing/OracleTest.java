package dev.bourse.domain.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.routing.NaivePlanner.Group;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** The planner against a second, naive implementation of the same rules. */
class OracleTest {
    private static final int WORLDS = 4000;
    private static final int DEMANDS = 5;

    private final Map<Reason, Integer> seen = new EnumMap<>(Reason.class);
    private int answered;

    @Test
    void both_agree_on_candidates_order_and_funnel() {
        long seed = Long.getLong("bourse.seed", 20_260_101L);
        System.out.println("OracleTest: -Dbourse.seed=" + seed);
        RandomWorld world = new RandomWorld(new SplittableRandom(seed));
        for (int i = 0; i < WORLDS; i++) {
            Scene scene = world.scene();
            for (int j = 0; j < DEMANDS; j++) {
                compare(scene, world.asked(), "world " + i + ", demand " + j);
            }
        }
        assertTrue(answered > WORLDS, "too few plans had candidates: " + answered);
        Set<Reason> unmet = EnumSet.complementOf(EnumSet.copyOf(seen.keySet()));
        assertEquals(EnumSet.of(Reason.IMAGE_PRICE, Reason.AUDIO_PRICE), unmet, "rules never met");
    }

    private void compare(Scene scene, Asked asked, String where) {
        Plan plan = scene.plan(asked);
        assertEquals(scene.plan(asked).candidates(), plan.candidates(), "replay of " + where);
        NaivePlanner naive = scene.naive(asked);
        compareFunnel(plan, naive, where);
        compareOrder(plan, naive, asked.build().preference(), where);
        answered += plan.isEmpty() ? 0 : 1;
    }

    private void compareFunnel(Plan plan, NaivePlanner naive, String where) {
        Map<Endpoint, Reason> removed = new LinkedHashMap<>();
        for (Exclusion one : plan.funnel().exclusions()) {
            seen.merge(one.reason(), 1, Integer::sum);
            if (one.reason() != Reason.FALLBACKS_OFF) {
                removed.put(one.endpoint(), one.reason());
            }
        }
        assertEquals(naive.removed(), removed, where);
        Stage last = plan.funnel().stages().getLast();
        assertEquals(plan.candidates().size(), last.left(), where);
    }

    private static void compareOrder(Plan plan, NaivePlanner naive, Preference wish, String where) {
        List<Endpoint> left =
                new ArrayList<>(plan.candidates().stream().map(Candidate::endpoint).toList());
        Set<Integer> served = new HashSet<>();
        boolean cut = !wish.allowFallbacks() && wish.order().isEmpty();
        for (Group group : naive.groups()) {
            if (!cut) {
                compareGroup(left, group, naive, where);
            } else if (served.add(group.pool())) {
                compareFirst(left.removeFirst(), group, naive, where);
            }
        }
        assertEquals(List.of(), left, where);
    }

    private static void compareGroup(
            List<Endpoint> left, Group group, NaivePlanner naive, String where) {
        List<Endpoint> expected = new ArrayList<>(group.sorted());
        Endpoint first = left.removeFirst();
        compareFirst(first, group, naive, where);
        expected.remove(first);
        List<Endpoint> rest = left.subList(0, expected.size());
        assertEquals(expected, List.copyOf(rest), where);
        rest.clear();
    }

    /** Anyone may be drawn, but not against somebody who is free. */
    private static void compareFirst(
            Endpoint first, Group group, NaivePlanner naive, String where) {
        Endpoint best = group.sorted().getFirst();
        assertTrue(group.sorted().contains(first), where);
        if (!group.drawn() || naive.cost(best).signum() == 0) {
            assertEquals(0, naive.cost(first).compareTo(naive.cost(best)), where);
        }
        if (!group.drawn()) {
            assertEquals(best, first, where);
        }
    }
}
