package dev.bourse.wire.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Sound that is to be written down.
 *
 * @param fileName its name, by whose ending providers know its format
 * @param bytes the file, never to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record Recording(String fileName, byte[] bytes) {
    private static final int HEADER = 44;
    private static final int CHANNELS_AT = 22;
    private static final int RATE_AT = 24;
    private static final int BITS_AT = 34;
    private static final int PCM = 1;
    private static final int BEGINNING = 12;

    /** 6 kbit/s: no speech codec in use goes below. */
    private static final long FEWEST_PER_SECOND = 750;

    /** 64 kbit/s: speech as it is usually sent. */
    private static final long USUAL_PER_SECOND = 8_000;

    /** A file that came without a name gets the ending that its first bytes tell of. */
    public static Recording unnamed(byte[] bytes) {
        String begins =
                new String(
                        bytes, 0, Math.min(bytes.length, BEGINNING), StandardCharsets.ISO_8859_1);
        return new Recording("audio." + ending(begins), bytes);
    }

    private static String ending(String begins) {
        if (begins.startsWith("RIFF")) {
            return "wav";
        }
        if (begins.startsWith("fLaC")) {
            return "flac";
        }
        if (begins.startsWith("OggS")) {
            return "ogg";
        }
        if (begins.startsWith("\u001AE\u00DF\u00A3")) {
            return "webm";
        }
        return begins.startsWith("ftyp", 4) ? "m4a" : "mp3";
    }

    /** How many seconds it probably has, a part of one counted whole. */
    public long likelySeconds() {
        long exact = waveSeconds();
        return exact > 0 ? exact : Math.ceilDiv(bytes.length, USUAL_PER_SECOND);
    }

    /** How many seconds it can have. */
    public long mostSeconds() {
        long exact = waveSeconds();
        return exact > 0 ? exact : Math.ceilDiv(bytes.length, FEWEST_PER_SECOND);
    }

    /** The length of uncompressed WAVE, from what its samples are; 0 for anything else. */
    private long waveSeconds() {
        if (bytes.length < HEADER || !isAt(0, "RIFF") || !isAt(8, "WAVEfmt ")) {
            return 0;
        }
        ByteBuffer header = ByteBuffer.wrap(bytes, 0, HEADER).order(ByteOrder.LITTLE_ENDIAN);
        long channels = header.getShort(CHANNELS_AT) & 0xFFFF;
        long rate = header.getInt(RATE_AT) & 0xFFFF_FFFFL;
        long perSecond = channels * rate * (header.getShort(BITS_AT) & 0xFFFF) / Byte.SIZE;
        boolean plain = header.getShort(20) == PCM && perSecond > 0;
        return plain ? Math.ceilDiv(bytes.length - HEADER, perSecond) : 0;
    }

    private boolean isAt(int index, String word) {
        return new String(bytes, index, word.length(), StandardCharsets.ISO_8859_1).equals(word);
    }
}
