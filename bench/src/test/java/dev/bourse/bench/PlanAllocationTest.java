package dev.bourse.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import dev.bourse.domain.routing.Plan;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/**
 * Time depends on the machine, garbage does not: what a plan may allocate, without escape analysis.
 */
class PlanAllocationTest {
    private static final int PLANS = 2000;
    private static final long MOST_BYTES = 3500;

    private final PlanBenchmark benchmark = new PlanBenchmark();

    @Test
    void a_plan_over_20_endpoints_allocates_at_most_3500_bytes() {
        check("lottery", benchmark::lottery);
        check("demanding", benchmark::demanding);
        check("sticky", benchmark::sticky);
    }

    private static void check(String name, Supplier<Plan> plan) {
        allocated(plan);
        long bytes = allocated(plan) / PLANS;
        System.out.println("PlanAllocationTest: " + name + " " + bytes + " bytes");
        assertTrue(bytes <= MOST_BYTES, name + " allocates " + bytes + " bytes");
    }

    private static long allocated(Supplier<Plan> plan) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        int candidates = 0;
        for (int i = 0; i < PLANS; i++) {
            candidates += plan.get().candidates().size();
        }
        assertTrue(candidates > 0);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
