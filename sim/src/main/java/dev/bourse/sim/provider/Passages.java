package dev.bourse.sim.provider;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The text that simulated providers answer with: a fixed block of plain sentences in an order that
 * the seed decides. All of it is ASCII without quotes or back slashes, so that any slice of it
 * stands in JSON as it is, and any four bytes are a token.
 */
final class Passages {
    private static final int LONGEST_SLICE = 4 * 32_768;
    private static final int PARAGRAPHS = 400;
    private static final int SENTENCES = 4;

    private static final String[] OPENINGS = {
        "This is a simulated answer.",
        "No model was asked for this text.",
        "A simulated provider wrote these words.",
        "What follows was drawn from a fixed set of sentences.",
    };

    private static final String[] BODY = {
        "The price of a token is known before the first one is sent.",
        "Every endpoint states what it charges and keeps to it.",
        "A slow answer that arrives is worth more than a fast one that breaks off.",
        "Four bytes make a token here, and anyone can count them again.",
        "The order of the sentences depends on nothing but the seed.",
        "When one provider falls silent, the next in the plan is asked.",
        "A ledger that balances needs no explanation.",
        "Rates rise and fall, yet the sum of all lines stays exact.",
        "Whoever sends the same request twice reads the same reply.",
        "Nothing is rounded until the very last step.",
        "The clock of a trace can run twenty times as fast as the day it recorded.",
        "Some requests ask for ten tokens and some for two thousand.",
        "An exchange is only as honest as the books it keeps.",
        "Delays are drawn from a distribution with a long tail.",
        "A queue forms at noon and is gone by one.",
        "Half of all refusals are polite and say when to come back.",
    };

    private final byte[] block;
    private final int[] starts = new int[PARAGRAPHS + 1];

    Passages(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = 0; i < PARAGRAPHS; i++) {
            starts[i] = text.size();
            text.writeBytes(paragraph(random).getBytes(StandardCharsets.US_ASCII));
        }
        starts[PARAGRAPHS] = text.size();
        block = twice(text.toByteArray());
    }

    /** Exactly so many bytes, beginning at the paragraph that the key chooses. */
    Slice exactly(long key, int bytes) {
        return new Slice(block, starts[index(key)], bytes);
    }

    /** One whole paragraph, chosen by the key, without the space behind it. */
    Slice paragraph(long key) {
        int i = index(key);
        return new Slice(block, starts[i], starts[i + 1] - starts[i] - 1);
    }

    private static int index(long key) {
        return (int) Long.remainderUnsigned(new SplittableRandom(key).nextLong(), PARAGRAPHS);
    }

    private static String paragraph(SplittableRandom random) {
        StringBuilder text = new StringBuilder(pick(OPENINGS, random));
        IntStream.range(0, 1 + random.nextInt(SENTENCES))
                .forEach(_ -> text.append(pick(BODY, random)));
        return text.toString();
    }

    private static String pick(String[] sentences, SplittableRandom random) {
        return sentences[random.nextInt(sentences.length)] + " ";
    }

    /** Repeats the text so that the longest slice fits behind every start. */
    private static byte[] twice(byte[] text) {
        byte[] repeated = new byte[text.length + LONGEST_SLICE];
        for (int at = 0; at < repeated.length; at += text.length) {
            System.arraycopy(text, 0, repeated, at, Math.min(text.length, repeated.length - at));
        }
        return repeated;
    }

    /**
     * Bytes in a shared array.
     *
     * @param bytes never written to
     * @param from first byte
     * @param length how many
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Slice(byte[] bytes, int from, int length) {
        String text() {
            return new String(bytes, from, length, StandardCharsets.US_ASCII);
        }

        Slice first(int shorter) {
            return new Slice(bytes, from, shorter);
        }
    }
}
