package dev.bourse.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;

/** That no tree is made of a request on its way to an endpoint of its own dialect. */
class RequestAllocationTest {
    private static final int MEGABYTE = 1_000_000;
    private static final int TIMES = 50;
    private static final int MOST_BESIDE = 16 * 1024;

    private final ScanBenchmark benchmark = new ScanBenchmark();

    @Test
    void reading_a_megabyte_allocates_16_kilobytes_at_most_and_writing_it_on_its_length_too() {
        benchmark.size = MEGABYTE;
        benchmark.write();
        check("scan", benchmark::scan, MOST_BESIDE);
        check("scan and splice", benchmark::scanAndSplice, MEGABYTE + MOST_BESIDE);
    }

    private static void check(String name, Runnable work, long most) {
        allocated(work);
        long bytes = allocated(work) / TIMES;
        System.out.println("RequestAllocationTest: " + name + " " + bytes + " bytes");
        assertTrue(bytes <= most, name + " allocates " + bytes + " bytes");
    }

    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < TIMES; i++) {
            work.run();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
