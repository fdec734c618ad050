package dev.bourse.house.tidy;

import java.util.Collection;
import java.util.List;

/**
 * Where a set of sizes lies. The p-th percentile is the smallest size that is at least as large as
 * p percent of them.
 */
record Spread(int count, int median, int p90, int max) {
    static Spread of(Collection<Integer> sizes) {
        List<Integer> sorted = sizes.stream().sorted().toList();
        return sorted.isEmpty()
                ? new Spread(0, 0, 0, 0)
                : new Spread(sorted.size(), at(sorted, 50), at(sorted, 90), sorted.getLast());
    }

    private static int at(List<Integer> sorted, int percent) {
        return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }

    @Override
    public String toString() {
        return String.format("%5d  median %3d  p90 %3d  max %3d", count, median, p90, max);
    }
}
