package dev.bourse.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * The segment files of one directory, by the position of their first record. A segment ends where
 * the next one begins: what a failed commit left behind that point does not count.
 */
final class Segments {
    private static final String SUFFIX = ".seg";
    private static final String UNFINISHED = ".new";

    private final Path directory;
    private final JournalSettings settings;
    private final Disk disk;
    private final InstantSource clock;
    private final UUID journal;
    private final NavigableMap<Long, Path> files = new ConcurrentSkipListMap<>();

    /**
     * @throws JournalException when a file there is no sound segment of one journal
     */
    Segments(Path directory, JournalSettings settings, Disk disk, InstantSource clock)
            throws IOException {
        this.directory = directory;
        this.settings = settings;
        this.disk = disk;
        this.clock = clock;
        for (Path unfinished : list(UNFINISHED)) {
            Files.delete(unfinished);
        }
        List<Path> found = list(SUFFIX);
        this.journal = found.isEmpty() ? UUID.randomUUID() : header(found.getFirst()).journal();
        for (Path file : found) {
            files.put(checked(header(file), file).first(), file);
        }
    }

    UUID journal() {
        return journal;
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    int count() {
        return files.size();
    }

    /** Oldest position that is kept. */
    long first() {
        return files.firstKey();
    }

    Map.Entry<Long, Path> last() {
        return files.lastEntry();
    }

    /**
     * The segment that holds that position, or would hold it.
     *
     * @throws JournalException when it is no longer kept
     */
    Map.Entry<Long, Path> holding(long position) {
        Map.Entry<Long, Path> segment = files.floorEntry(position);
        if (segment == null) {
            throw new JournalException(
                    "fact %d is no longer kept; the first is %d".formatted(position, first()));
        }
        return segment;
    }

    /** A new segment, on disk under its name, whose first record has that position. */
    Segment create(long first) throws IOException {
        Path file = directory.resolve("%020d%s".formatted(first, SUFFIX));
        Path unfinished = directory.resolve(file.getFileName() + UNFINISHED);
        SegmentHeader header = new SegmentHeader(journal, first, Micros.now(clock));
        Segment segment = Segment.create(unfinished, header, settings, disk);
        try {
            Durable.move(unfinished, file);
        } catch (IOException failure) {
            segment.close();
            throw failure;
        }
        files.put(first, file);
        return segment;
    }

    /** Opens the last segment for writing, from its tail on. */
    Segment reopen(Tail tail) throws IOException {
        return Segment.reopen(last().getValue(), tail.offset(), settings, disk);
    }

    /** Deletes segments that hold only positions below that one; never the last. */
    synchronized int deleteBelow(long position) throws IOException {
        int deleted = 0;
        while (files.size() > 1 && files.higherKey(first()) <= position) {
            Files.deleteIfExists(files.firstEntry().getValue());
            files.pollFirstEntry();
            deleted++;
        }
        return deleted;
    }

    private SegmentHeader checked(SegmentHeader header, Path file) {
        if (!header.journal().equals(journal)) {
            throw new JournalException(file + " belongs to another journal");
        }
        return header;
    }

    private List<Path> list(String suffix) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        }
    }

    private static SegmentHeader header(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(SegmentHeader.BYTES);
            channel.read(bytes, 0);
            return SegmentHeader.read(bytes.flip(), file);
        }
    }
}
