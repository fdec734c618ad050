package dev.bourse.wire.fact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;

import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.ledger.LedgerState;
import dev.bourse.wire.json.JsonBytes;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * The books as stored in a checkpoint: one JSON object under the rules of {@link FactCodec}. Equal
 * books give equal bytes.
 */
public final class StateCodec {
    private static final JsonFactory FACTORY = new JsonFactory();

    private StateCodec() {}

    /** The books in UTF-8. */
    public static byte[] encode(LedgerState state) {
        return encode(state, List.of());
    }

    /**
     * The books, and the facts that still stand and are in no book: those that may be gone from the
     * journal when it is read from here on.
     */
    public static byte[] encode(LedgerState state, List<? extends Fact> standing) {
        JsonBytes out = new JsonBytes(true);
        new StateWriter(new JsonOutlet(out)).write(state, standing);
        return out.take();
    }

    /**
     * The facts that still stood when {@link #encode(LedgerState, List)} wrote them.
     *
     * @throws FactException when the bytes are malformed or lack a field
     */
    public static List<Fact> standing(byte[] bytes) {
        return read(bytes, StateReader::standing);
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws FactException when the bytes are malformed or lack a field
     */
    public static LedgerState decode(byte[] bytes) {
        return read(bytes, StateReader::state);
    }

    private static <T> T read(byte[] bytes, Function<Fields, T> reader) {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            return reader.apply(Fields.whole(parser));
        } catch (IOException | IllegalArgumentException | ArithmeticException problem) {
            throw new FactException("no books: " + problem.getMessage());
        }
    }
}
