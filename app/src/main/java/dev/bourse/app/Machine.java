package dev.bourse.app;

import com.sun.management.UnixOperatingSystemMXBean;

import java.lang.management.ManagementFactory;

/** What this process may use. */
final class Machine {
    private Machine() {}

    /** How many files and sockets may be open at once; {@link Long#MAX_VALUE} when not known. */
    static long openFileLimit() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }
}
