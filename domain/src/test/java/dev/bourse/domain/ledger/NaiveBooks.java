package dev.bourse.domain.ledger;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A second bookkeeper that shares nothing with the first: it keeps every entry it accepted, for
 * ever, and answers each question by reading all of them again with the calendar of the platform.
 */
final class NaiveBooks {
    private final List<Entry> accepted = new ArrayList<>();

    /** What should become of an entry when nothing is ever forgotten. */
    Posted post(Entry entry) {
        Posted posted = judge(entry);
        if (posted == Posted.POSTED || posted == Posted.WITHOUT_HOLD) {
            accepted.add(entry);
        }
        return posted;
    }

    long granted(String account) {
        return all(Entry.Grant.class).stream()
                .filter(grant -> grant.account().equals(account))
                .mapToLong(grant -> grant.amount().nanos())
                .sum();
    }

    long spent(String account) {
        return all(Entry.Settle.class).stream()
                .filter(settle -> settle.account().equals(account))
                .mapToLong(settle -> settle.charge().nanos())
                .sum();
    }

    long held(String account) {
        return open().stream()
                .filter(hold -> hold.account().equals(account))
                .mapToLong(hold -> hold.held().nanos())
                .sum();
    }

    Set<GenerationId> openIds() {
        Set<GenerationId> ids = new HashSet<>();
        open().forEach(hold -> ids.add(hold.id()));
        return ids;
    }

    /** Charges since the key was last issued, in the window of the latest of them. */
    long spent(KeyHash key, ResetInterval interval) {
        List<Entry.Settle> charges = charges(key);
        long latest = charges.stream().mapToLong(Entry.Settle::atMicros).max().orElse(0);
        Function<Long, Object> window = at -> window(interval, at);
        return charges.stream()
                .filter(one -> window.apply(one.atMicros()).equals(window.apply(latest)))
                .mapToLong(one -> one.charge().nanos())
                .sum();
    }

    private List<Entry.Settle> charges(KeyHash key) {
        List<Entry.Settle> charges = new ArrayList<>();
        for (Entry entry : accepted) {
            if (entry instanceof Entry.Issue(Key issued) && issued.hash().equals(key)) {
                charges.clear();
            }
            if (entry instanceof Entry.Settle settle && settle.key().equals(key)) {
                charges.add(settle);
            }
        }
        return charges;
    }

    boolean exists(KeyHash key) {
        boolean exists = false;
        for (Entry entry : accepted) {
            exists |= entry instanceof Entry.Issue(Key issued) && issued.hash().equals(key);
            exists &= !(entry instanceof Entry.Delete(KeyHash deleted) && deleted.equals(key));
        }
        return exists;
    }

    private Posted judge(Entry entry) {
        return switch (entry) {
            case Entry.Grant grant -> once(all(Entry.Grant.class), Entry.Grant::id, grant.id());
            case Entry.Reserve(OpenHold hold) ->
                    isStarted(hold.id()) || isSettled(hold.id()) ? Posted.DUPLICATE : Posted.POSTED;
            case Entry.Settle settle when isSettled(settle.id()) -> Posted.DUPLICATE;
            case Entry.Settle settle ->
                    isStarted(settle.id()) ? Posted.POSTED : Posted.WITHOUT_HOLD;
            case Entry.Issue(Key key) -> exists(key.hash()) ? Posted.DUPLICATE : Posted.POSTED;
            case Entry.Change(Key key) -> ifExists(key.hash());
            case Entry.Delete(KeyHash hash) -> ifExists(hash);
            case Entry.Nothing.NOTHING -> Posted.POSTED;
        };
    }

    private Posted ifExists(KeyHash hash) {
        return exists(hash) ? Posted.POSTED : Posted.NO_SUCH_KEY;
    }

    private static <T> Posted once(List<T> before, Function<T, String> id, String wanted) {
        boolean seen = before.stream().anyMatch(one -> id.apply(one).equals(wanted));
        return seen ? Posted.DUPLICATE : Posted.POSTED;
    }

    private List<OpenHold> open() {
        return all(Entry.Reserve.class).stream()
                .map(Entry.Reserve::hold)
                .filter(hold -> !isSettled(hold.id()))
                .toList();
    }

    private boolean isStarted(GenerationId id) {
        return all(Entry.Reserve.class).stream().anyMatch(one -> one.hold().id().equals(id));
    }

    private boolean isSettled(GenerationId id) {
        return all(Entry.Settle.class).stream().anyMatch(one -> one.id().equals(id));
    }

    private <T extends Entry> List<T> all(Class<T> type) {
        return accepted.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static Object window(ResetInterval interval, long atMicros) {
        Instant moment = Instant.EPOCH.plus(atMicros, ChronoUnit.MICROS);
        LocalDate day = moment.atZone(ZoneOffset.UTC).toLocalDate();
        return switch (interval) {
            case NEVER -> "ever";
            case DAILY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> day.getYear() + "-" + day.getMonthValue();
        };
    }
}
