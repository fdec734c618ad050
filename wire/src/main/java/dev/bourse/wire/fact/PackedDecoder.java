package dev.bourse.wire.fact;

import dev.bourse.domain.fact.Fact;

/**
 * Reads one packed fact after the other as {@link PackedCodec#decode} does, and what they have in
 * common it makes only once. For one thread at a time.
 */
public final class PackedDecoder {
    private final PackedReader reader = new PackedReader(new SharedTexts());

    /**
     * Reads a fact, packed or as JSON.
     *
     * @throws FactException when the bytes are malformed, of an unknown type, or lack a field
     */
    public Fact decode(byte[] bytes) {
        return PackedCodec.decode(bytes, reader);
    }
}
