package dev.bourse.wire.fact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;

import dev.bourse.domain.fact.Fact;
import dev.bourse.wire.json.JsonBytes;

import java.io.IOException;

/**
 * Facts that people and databases read: one compact JSON object each, with a type tag and short
 * names that never change their meaning. Null fields are left out. A reader ignores names it does
 * not know, so fields can be added; it refuses types that it does not know, since skipping one
 * would falsify the books.
 */
public final class FactCodec {
    private static final JsonFactory FACTORY = new JsonFactory();

    private FactCodec() {}

    /** The fact in UTF-8. */
    public static byte[] encode(Fact fact) {
        JsonBytes out = new JsonBytes(true);
        new FactWriter(new JsonOutlet(out)).write(fact);
        return out.take();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws FactException when the bytes are malformed, of an unknown type, or lack a field
     */
    public static Fact decode(byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            return FactReader.fact(Fields.whole(parser));
        } catch (IOException | IllegalArgumentException | ArithmeticException problem) {
            throw new FactException("not a fact: " + problem.getMessage());
        }
    }
}
