package dev.bourse.wire.fact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;

import dev.bourse.domain.ledger.LedgerState;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The books as stored in a checkpoint: one JSON object under the rules of {@link FactCodec}. Equal
 * books give equal bytes.
 */
public final class StateCodec {
    private static final int USUAL_BYTES = 1 << 16;
    private static final JsonFactory FACTORY = new JsonFactory();

    private StateCodec() {}

    /** The books in UTF-8. */
    public static byte[] encode(LedgerState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            new StateWriter(out).write(state);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws FactException when the bytes are malformed or lack a field
     */
    public static LedgerState decode(byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            return StateReader.state(Fields.whole(parser));
        } catch (IOException | IllegalArgumentException | ArithmeticException problem) {
            throw new FactException("no books: " + problem.getMessage());
        }
    }
}
