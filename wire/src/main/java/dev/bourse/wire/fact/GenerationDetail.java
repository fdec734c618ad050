package dev.bourse.wire.fact;

import dev.bourse.domain.fact.GenerationFinished;

import org.jspecify.annotations.Nullable;

/**
 * The end of a generation as a store keeps it that has columns for the texts that name it: all but
 * those texts, packed as {@link PackedCodec} packs a fact. What is asked for has columns; whatever
 * else a fact tells needs none, now or later.
 */
public final class GenerationDetail {
    private GenerationDetail() {}

    /**
     * The texts that are not in a detail, as {@link GenerationFinished} has them.
     *
     * @param key the hash of the key, in hexadecimal digits
     */
    public record Names(
            String id,
            String account,
            String key,
            String model,
            @Nullable String provider,
            @Nullable String providerName,
            @Nullable String endpoint) {
        private void addTo(Fields fields) {
            fields.add(Name.ID, id);
            fields.add(Name.ACCOUNT, account);
            fields.add(Name.KEY, key);
            fields.add(Name.MODEL, model);
            add(fields, Name.PROVIDER, provider);
            add(fields, Name.PROVIDER_NAME, providerName);
            add(fields, Name.ENDPOINT, endpoint);
        }

        private static void add(Fields fields, Name name, @Nullable String text) {
            if (text != null) {
                fields.add(name, text);
            }
        }
    }

    /** All but the names. */
    public static byte[] encode(GenerationFinished end) {
        PackedOutlet out = new PackedOutlet();
        FactWriter writer = new FactWriter(out);
        writer.begin();
        writer.detail(end);
        writer.end();
        return out.take();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws FactException when the bytes are malformed or lack a member
     */
    public static GenerationFinished decode(byte[] detail, Names names) {
        try {
            Fields fields = new PackedReader(Texts.FRESH).whole(detail);
            names.addTo(fields);
            return FactReader.finished(fields, fields.number(Name.AT));
        } catch (IllegalArgumentException | ArithmeticException problem) {
            throw new FactException("not a generation: " + problem.getMessage());
        }
    }
}
