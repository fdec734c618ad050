package dev.bourse.domain.market;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sums of one series: by time, and by day and account. */
final class Sums {
    private static final List<Grain> SUMMED = List.of(Grain.HOUR, Grain.DAY, Grain.WEEK);

    private final Series series;
    private final Grain grain;
    private final ByTime<TrafficSum> volumes = new ByTime<>(TrafficSum::new);
    private final ByTime<Map<String, TrafficSum>> shares = new ByTime<>(HashMap::new);
    private int size;

    Sums(Series series) {
        Slice slice = series.slice();
        boolean whole = slice.equals(Slice.ALL) || slice.equals(Slice.CONFIDENTIAL);
        this.series = series;
        this.grain = whole ? Grain.HOUR : Grain.DAY;
    }

    Series series() {
        return series;
    }

    void addVolume(Moment at, Traffic traffic) {
        volumes.at(grain == Grain.HOUR ? at.hour() : at.day()).add(traffic);
    }

    void addShare(Moment at, String account, Traffic traffic) {
        Map<String, TrafficSum> accounts = shares.at(at.day());
        TrafficSum sum = accounts.get(account);
        if (sum == null) {
            sum = new TrafficSum();
            accounts.put(account, sum);
            size++;
        }
        sum.add(traffic);
    }

    /** So many sums. */
    int size() {
        return volumes.size() + size;
    }

    /** Hours, days and weeks of a whole series, days and weeks of a part. */
    void volumes(Delta.VolumeReader reader) {
        volumes.forEach((start, sum) -> {
            Traffic traffic = sum.traffic();
            for (Grain longer : SUMMED) {
                if (longer.compareTo(grain) >= 0) {
                    reader.read(series, longer, longer.begin(start), traffic);
                }
            }
        });
    }

    void shares(Delta.ShareReader reader) {
        shares.forEach((day, accounts) ->
                accounts.forEach(
                        (account, sum) -> reader.read(series, day, account, sum.traffic())));
    }

    /** Takes the accounts that paid on some day. */
    interface PayersReader {
        void read(long day, List<String> accounts);
    }

    void payers(PayersReader reader) {
        shares.forEach((day, accounts) -> {
            List<String> paid =
                    accounts.entrySet().stream()
                            .filter(one -> one.getValue().isPaid())
                            .map(Map.Entry::getKey)
                            .toList();
            if (!paid.isEmpty()) {
                reader.read(day, paid);
            }
        });
    }
}
