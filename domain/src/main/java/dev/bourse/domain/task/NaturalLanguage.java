package dev.bourse.domain.task;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A language of people, as far as prompts are told apart by it. */
public enum NaturalLanguage {
    ENGLISH("en", Script.LATIN),
    CHINESE("zh", Script.HAN),
    SPANISH("es", Script.LATIN),
    FRENCH("fr", Script.LATIN),
    GERMAN("de", Script.LATIN),
    PORTUGUESE("pt", Script.LATIN),
    RUSSIAN("ru", Script.CYRILLIC),
    JAPANESE("ja", Script.KANA),
    KOREAN("ko", Script.HANGUL),
    ITALIAN("it", Script.LATIN),
    DUTCH("nl", Script.LATIN),
    POLISH("pl", Script.LATIN),
    TURKISH("tr", Script.LATIN),
    ARABIC("ar", Script.ARABIC),
    HINDI("hi", Script.DEVANAGARI),
    VIETNAMESE("vi", Script.LATIN),
    INDONESIAN("id", Script.LATIN),
    THAI("th", Script.THAI),
    UKRAINIAN("uk", Script.CYRILLIC),
    CZECH("cs", Script.LATIN),
    SWEDISH("sv", Script.LATIN),
    DANISH("da", Script.LATIN),
    NORWEGIAN("no", Script.LATIN),
    FINNISH("fi", Script.LATIN),
    ROMANIAN("ro", Script.LATIN),
    HUNGARIAN("hu", Script.LATIN),
    BULGARIAN("bg", Script.CYRILLIC),
    GREEK("el", Script.GREEK),
    HEBREW("he", Script.HEBREW),
    PERSIAN("fa", Script.ARABIC),
    URDU("ur", Script.ARABIC),
    BENGALI("bn", Script.BENGALI),
    TAMIL("ta", Script.TAMIL),

    /** Too little text, no text of people, or another language. */
    UNKNOWN("unknown", null);

    private static final Map<String, NaturalLanguage> BY_CODE =
            Arrays.stream(values())
                    .collect(Collectors.toMap(NaturalLanguage::code, Function.identity()));

    private final String code;
    private final @Nullable Script script;

    NaturalLanguage(String code, @Nullable Script script) {
        this.code = code;
        this.script = script;
    }

    /** Its two letters in ISO 639-1, or {@code unknown}. */
    public String code() {
        return code;
    }

    /** The language of that code, or empty when there is none. */
    public static Optional<NaturalLanguage> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    boolean isWrittenIn(Script script) {
        return this.script == script;
    }
}
