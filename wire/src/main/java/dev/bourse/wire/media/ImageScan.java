package dev.bourse.wire.media;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.metering.Volume;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Reads what is to be drawn. */
final class ImageScan {
    private static final int MOST = 10;
    private static final int MOST_REFERENCES = 16;
    private static final int LONGEST = 1 << 20;

    private final Set<Modality> inputs = EnumSet.of(Modality.TEXT);
    private long prompt;
    private int count = 1;
    private boolean stream;

    private ImageScan() {}

    static ServiceRequest read(byte[] body) {
        ImageScan own = new ImageScan();
        BodyScan scan = new BodyScan(body, own.rules()).read().requires("prompt", own.prompt > 0);
        return new ServiceRequest(scan, own.need(), new JsonBody(scan, JsonObject.EMPTY));
    }

    private Map<String, Rule> rules() {
        return Map.ofEntries(
                Map.entry("prompt", this::prompt),
                Map.entry("n", (in, name) -> count = (int) in.integer(name, 1, MOST)),
                Map.entry("stream", (in, name) -> stream = in.flag(name)),
                Map.entry("resolution", Rule.word("512", "1K", "2K", "4K")),
                Map.entry("background", Rule.word("auto", "transparent", "opaque")),
                Map.entry("output_format", Rule.word("png", "jpeg", "webp", "svg")),
                Map.entry("output_compression", Rule.integer(0, 100)),
                Map.entry("partial_images", Rule.integer(0, 3)),
                Map.entry("seed", Rule.integer(Long.MIN_VALUE + 1, Long.MAX_VALUE)),
                Map.entry("input_references", this::references));
    }

    private Need need() {
        return new Need(
                ApiType.IMAGE,
                inputs,
                Modality.IMAGE,
                1,
                prompt,
                prompt,
                count,
                stream,
                Volume.exactly(Units.ofImages(count)));
    }

    private void prompt(JsonScanner in, String name) {
        String text = in.text(name, LONGEST);
        JsonScanner.require(!text.isBlank(), name, "must not be blank");
        prompt = text.getBytes(StandardCharsets.UTF_8).length;
    }

    private void references(JsonScanner in, String name) {
        in.array(name);
        int found = 0;
        while (in.nextItem()) {
            JsonScanner.require(
                    ++found <= MOST_REFERENCES,
                    name,
                    "has more than " + MOST_REFERENCES + " items");
            in.skip();
        }
        if (found > 0) {
            inputs.add(Modality.IMAGE);
        }
    }
}
