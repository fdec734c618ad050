package dev.bourse.gateway.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The latest checkpoint: magic (8), CRC32C of what follows (4), zero (4), journal id (16), position
 * (8), state. A damaged one counts as none, since the journal can be read instead.
 */
final class CheckpointFile {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFile.class);
    private static final long MAGIC = 0x424F_5552_5345_4350L;
    private static final int HEADER = 40;
    private static final int CRC_AT = 8;
    private static final int COVERED_FROM = 12;

    private final Path file;
    private final UUID journal;

    CheckpointFile(Path directory, UUID journal) {
        this.file = directory.resolve("checkpoint");
        this.journal = journal;
    }

    void write(Checkpoint checkpoint) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + checkpoint.state().length);
        bytes.putLong(MAGIC).putInt(0).putInt(0);
        bytes.putLong(journal.getMostSignificantBits()).putLong(journal.getLeastSignificantBits());
        bytes.putLong(checkpoint.position()).put(checkpoint.state());
        bytes.putInt(CRC_AT, crc(bytes));
        Durable.replace(file, bytes.flip());
    }

    /** Empty when there is none, or none that is sound. */
    Optional<Checkpoint> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        if (!isSound(bytes)) {
            LOG.warn("the checkpoint {} is damaged or of another journal and is ignored", file);
            return Optional.empty();
        }
        byte[] state = new byte[bytes.capacity() - HEADER];
        bytes.get(HEADER, state);
        return Optional.of(new Checkpoint(bytes.getLong(HEADER - Long.BYTES), state));
    }

    private boolean isSound(ByteBuffer bytes) {
        return bytes.capacity() >= HEADER
                && bytes.getLong(0) == MAGIC
                && bytes.getInt(CRC_AT) == crc(bytes)
                && new UUID(bytes.getLong(16), bytes.getLong(24)).equals(journal);
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(COVERED_FROM, bytes.capacity() - COVERED_FROM));
        return (int) crc.getValue();
    }
}
