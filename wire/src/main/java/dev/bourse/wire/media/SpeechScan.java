package dev.bourse.wire.media;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.metering.Volume;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.json.JsonScanner;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Reads what is to be said, and how. */
final class SpeechScan {
    private static final int LONGEST = 1 << 20;

    private long characters;
    private long bytes;

    Map<String, Rule> rules() {
        return Map.of(
                "input", this::input,
                "response_format", Rule.word(Sound.names()),
                "speed", Rule.number(0, 4),
                "stream_format", Rule.word("audio"),
                "input_references", Rule.refused("is not offered: there is no cloning of voices"));
    }

    boolean isSaid() {
        return characters > 0;
    }

    Need need() {
        return new Need(
                ApiType.SPEECH,
                Set.of(Modality.TEXT),
                Modality.SPEECH,
                1,
                bytes,
                bytes,
                0,
                true,
                Volume.exactly(Units.ofCharacters(characters)));
    }

    private void input(JsonScanner in, String name) {
        String text = in.text(name, LONGEST);
        JsonScanner.require(!text.isBlank(), name, "must not be blank");
        characters = text.codePointCount(0, text.length());
        bytes = text.getBytes(StandardCharsets.UTF_8).length;
    }
}
