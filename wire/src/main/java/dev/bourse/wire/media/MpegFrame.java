package dev.bourse.wire.media;

/** Frames of MPEG audio, layer III (ISO/IEC 11172-3, 2.4.1.3 and 13818-3, 2.4.2.3). */
final class MpegFrame {
    private static final int HEADER = 4;
    private static final int[] FIRST = {
        0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0
    };
    private static final int[] SECOND = {
        0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0
    };
    private static final int[] HERTZ = {44_100, 48_000, 32_000, 0};

    private MpegFrame() {}

    /** Whether a whole frame lies within the first bytes. */
    static boolean isIn(byte[] bytes, int length) {
        for (int at = 0; at + HEADER <= length; at++) {
            int frame = frameLength(bytes, at);
            if (frame > 0 && at + frame <= length) {
                return true;
            }
        }
        return false;
    }

    /** How long the frame is whose header lies there; 0 when there is none. */
    private static int frameLength(byte[] bytes, int at) {
        boolean sync = bytes[at] == (byte) 0xFF && (bytes[at + 1] & 0xE0) == 0xE0;
        int version = bytes[at + 1] >> 3 & 3;
        boolean third = (bytes[at + 1] >> 1 & 3) == 1;
        if (!sync || version == 1 || !third) {
            return 0;
        }
        boolean first = version == 3;
        int kilobits = (first ? FIRST : SECOND)[bytes[at + 2] >> 4 & 15];
        int hertz = HERTZ[bytes[at + 2] >> 2 & 3] / (first ? 1 : version == 2 ? 2 : 4);
        int padding = bytes[at + 2] >> 1 & 1;
        return kilobits == 0 || hertz == 0
                ? 0
                : (first ? 144 : 72) * kilobits * 1000 / hertz + padding;
    }
}
