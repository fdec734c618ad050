package dev.bourse.gateway.journal;

import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.unit.Money;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The program that {@link KillTest} kills: appends from two threads for ever, and prints {@code
 * position id;} for each fact once it is on disk.
 */
final class Appender {
    static final JournalSettings SETTINGS =
            new JournalSettings(
                    Duration.ofMillis(5),
                    Duration.ofMillis(100),
                    256 << 10,
                    64 << 10,
                    64 << 10,
                    1 << 13,
                    1 << 4);

    private final Journal journal;
    private final PrintStream out;

    private Appender(Journal journal, PrintStream out) {
        this.journal = journal;
        this.out = out;
    }

    /** Arguments: directory, a prefix of ids that no other run has, seed. */
    public static void main(String[] arguments) {
        Journal journal =
                Journal.open(Path.of(arguments[0]), SETTINGS, Thread::new, Journals.CLOCK);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        Appender appender = new Appender(journal, out);
        long seed = Long.parseLong(arguments[2]);
        new Thread(() -> appender.run(arguments[1] + "-a-", seed)).start();
        appender.run(arguments[1] + "-b-", seed + 1);
    }

    private void run(String prefix, long seed) {
        Random random = new Random(seed);
        long number = 0;
        while (true) {
            int count = 1 + random.nextInt(200);
            burst(prefix, number, count);
            number += count;
        }
    }

    private void burst(String prefix, long first, int count) {
        List<String> acknowledgements = new ArrayList<>();
        long last = -1;
        for (long number = first; number < first + count; number++) {
            String id = prefix + number;
            if (journal.append(new CreditsGranted(number, id, "a", new Money(1), ""))
                    instanceof Appended.At(long position)) {
                acknowledgements.add(position + " " + id + ";");
                last = position;
            }
        }
        journal.durable(last).join();
        synchronized (out) {
            acknowledgements.forEach(out::println);
            out.flush();
        }
    }
}
