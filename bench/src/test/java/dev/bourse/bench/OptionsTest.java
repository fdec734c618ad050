package dev.bourse.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class OptionsTest {
    @Test
    void by_default_the_measurement_is_the_one_the_budgets_are_about() {
        Options options = Options.of(List.of());
        assertEquals(5, options.effort().rounds());
        assertEquals(9_000, options.effort().slowStreams());
        assertEquals(300_000, options.effort().warmMillis());
        assertEquals(EnumSet.allOf(Part.class), options.parts());
        assertEquals(Optional.empty(), options.beside());
        assertFalse(options.gate() || options.quick() || options.portkey() || options.threads());
    }

    @Test
    void a_rehearsal_may_still_have_several_rounds() {
        Options options = Options.of(List.of("--quick", "--rounds=2", "--gate"));
        assertEquals(2, options.effort().rounds());
        assertTrue(options.quick() && options.gate());
    }

    @Test
    void slow_streams_need_less_warming_than_rounds() {
        Effort usual = Options.of(List.of()).effort();
        assertEquals(60_000, usual.slowWarmMillis());
    }

    @Test
    void a_warm_up_that_is_asked_for_holds_for_slow_streams_too() {
        Effort effort = Options.of(List.of("--warm=90", "--rounds=3")).effort();
        assertEquals(90_000, effort.warmMillis());
        assertEquals(90_000, effort.slowWarmMillis());
        assertEquals(3, effort.rounds());
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void each_part_can_be_asked_for_alone(Part part) {
        assertEquals(Set.of(part), Options.of(List.of("--only=" + part.id())).parts());
        assertTrue(Options.HELP.contains(part.id()));
    }

    @Test
    void several_parts_are_kept_in_the_order_in_which_they_are_measured() {
        Options options = Options.of(List.of("--only=plan,full,alone,full"));
        assertEquals(List.of(Part.ALONE, Part.FULL, Part.PLAN), List.copyOf(options.parts()));
        assertTrue(options.asksFor(Part.FULL));
        assertFalse(options.asksFor(Part.SLOW));
    }

    @Test
    void only_workloads_that_were_asked_for_are_measured_and_warmed_for() {
        List<Workload> streams = Workload.asked(Options.of(List.of("--only=streams,slow")));
        assertEquals(List.of("streams"), ids(streams));
        assertEquals(List.of("streams"), ids(Workload.warmUp(streams)));
        List<Workload> whole = Workload.asked(Options.of(List.of("--only=big,alone")));
        assertEquals(List.of("alone", "big"), ids(whole));
        assertEquals(List.of("full"), ids(Workload.warmUp(whole)));
        assertEquals(List.of(), Workload.asked(Options.of(List.of("--only=slow,start,plan"))));
    }

    @Test
    void another_build_is_named_by_its_folder() {
        Options options = Options.of(List.of("--beside=../another build", "--threads"));
        assertEquals(Optional.of(Path.of("../another build")), options.beside());
        assertTrue(options.threads());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--fast",
                "--rounds",
                "--rounds=0",
                "--rounds=x",
                "quick",
                "--warm=0",
                "--warm=10000",
                "--warm=1.5",
                "--only=",
                "--only=fast",
                "--only=full,",
                "--only=FULL",
                "--beside=",
                "--beside"
            })
    void what_is_not_known_is_refused(String argument) {
        assertThrows(IllegalArgumentException.class, () -> Options.of(List.of(argument)));
    }

    private static List<String> ids(List<Workload> workloads) {
        return workloads.stream().map(Workload::id).toList();
    }
}
