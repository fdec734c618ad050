package dev.bourse.wire.media;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A form in which sound is sent. */
enum Sound {
    MP3("audio/mpeg"),
    PCM("audio/pcm"),
    WAV("audio/wav"),
    OPUS("audio/ogg"),
    AAC("audio/aac"),
    FLAC("audio/flac");

    private static final int WAV_HEADER = 44;

    private final String mediaType;

    Sound(String mediaType) {
        this.mediaType = mediaType;
    }

    static String[] names() {
        return Stream.of(values()).map(Sound::wireName).toArray(String[]::new);
    }

    /** What a media type stands for; empty when it is none of these. */
    static Optional<Sound> ofMediaType(String type) {
        String bare = type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return switch (bare) {
            case "audio/mp3" -> Optional.of(MP3);
            case "audio/l16", "audio/x-pcm" -> Optional.of(PCM);
            case "audio/x-wav", "audio/wave", "audio/vnd.wave" -> Optional.of(WAV);
            case "audio/opus" -> Optional.of(OPUS);
            case "audio/x-flac" -> Optional.of(FLAC);
            default -> Stream.of(values()).filter(one -> one.mediaType.equals(bare)).findFirst();
        };
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether something can be heard in bytes with which such sound begins. */
    boolean isHeard(byte[] begins, int length) {
        return switch (this) {
            case MP3 -> MpegFrame.isIn(begins, length);
            case PCM -> length >= Short.BYTES;
            case WAV -> length >= WAV_HEADER + Short.BYTES && begins[0] == 'R' && begins[1] == 'I';
            case OPUS, AAC, FLAC -> length > 0;
        };
    }
}
