package dev.bourse.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.OptionalLong;

class ProcTest {
    @Test
    void processor_time_is_user_and_system_time_whatever_the_program_is_called() {
        String stat = "4242 (a (strange) name) S 1 4242 4242 0 -1 4194560 9 0 0 0 731 269 5 7 20 0";
        assertEquals(10_000_000, Proc.cpuMicros(stat));
    }

    @Test
    void a_thread_has_a_name_and_two_kinds_of_time() {
        String stat = "4243 (bourse-loop (1)) R 1 4242 4242 0 -1 64 9 0 0 0 731 269 0 0 20 0";
        assertEquals(new Spent("bourse-loop (1)", 7_310_000, 2_690_000), Proc.spent(stat));
    }

    @Test
    void resident_memory_is_found_among_the_other_lines() {
        String status = "Name:\tnginx\nVmPeak:\t   99999 kB\nVmRSS:\t   12345 kB\nThreads:\t1\n";
        assertEquals(OptionalLong.of(12_345), Proc.residentKib(status));
    }

    @Test
    void a_process_that_is_ending_has_no_resident_memory() {
        assertEquals(OptionalLong.empty(), Proc.residentKib("Name:\tnginx\nState:\tZ (zombie)\n"));
    }

    @Test
    void the_limit_of_open_files_is_the_soft_one() {
        String limits =
                """
                Limit                     Soft Limit           Hard Limit           Units
                Max processes             96000                96000                processes
                Max open files            1024                 20000                files
                """;
        assertEquals(1_024, Proc.openFiles(limits));
    }

    @Test
    void no_limit_of_open_files_is_no_obstacle() {
        String limits = "Max open files            unlimited            unlimited            files";
        assertEquals(Long.MAX_VALUE, Proc.openFiles(limits));
    }

    @Test
    void idle_and_waiting_time_is_not_busy_time() {
        String stat = "cpu  100 20 30 5000 700 4 5 6 999 999\ncpu0 1 1 1 1 1 1 1 1 1 1\n";
        assertEquals((100 + 20 + 30 + 4 + 5 + 6) * 10_000L, Proc.busyMicros(stat));
    }
}
