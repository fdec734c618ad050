package dev.bourse.wire.media;

import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Span;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Images in an answer. One counts when it can be decoded, or when it lies somewhere else, under an
 * address. Each that comes by itself is told what it is where its first bytes show that.
 */
final class Pictures implements Contents {
    /** How base64 begins of formats that can be told by their first bytes. */
    private static final Map<String, String> BEGINNINGS =
            Map.of(
                    "iVBORw0KGgo", "image/png",
                    "/9j/", "image/jpeg",
                    "UklGR", "image/webp");

    private final byte[] body;
    private final List<Span> items = new ArrayList<>();
    private int good;
    private boolean listed;

    Pictures(byte[] body) {
        this.body = body;
    }

    /** Where the images lie in the body. */
    List<Span> items() {
        return List.copyOf(items);
    }

    @Override
    public boolean read(JsonScanner in, String name, Splice splice) {
        if (!name.equals("data") || !in.isArray()) {
            return false;
        }
        listed = true;
        while (in.nextItem()) {
            in.object(name);
            int from = in.start();
            item(in, splice);
            Span item = new Span();
            item.set(from, in.start() + 1);
            items.add(item);
        }
        return true;
    }

    private void item(JsonScanner in, Splice splice) {
        boolean delivered = false;
        boolean named = false;
        int open = in.start() + 1;
        int text = -1;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.next();
            named |= name.equals("media_type");
            if (name.equals("b64_json") && in.isText()) {
                text = in.start() + 1;
                delivered |= Base64Text.end(body, text, body.length) >= 0;
            } else if (name.equals("url") && in.isText()) {
                delivered |= !in.isText("");
            }
            in.skip();
        }
        good += delivered ? 1 : 0;
        if (delivered && !named && text >= 0) {
            String type = type(text);
            if (!type.isEmpty()) {
                byte[] member =
                        ("\"media_type\":\"" + type + "\",").getBytes(StandardCharsets.US_ASCII);
                splice.insert(open, member);
            }
        }
    }

    private String type(int from) {
        for (Map.Entry<String, String> one : BEGINNINGS.entrySet()) {
            byte[] begins = one.getKey().getBytes(StandardCharsets.US_ASCII);
            int to = from + begins.length;
            if (to <= body.length && Arrays.equals(body, from, to, begins, 0, begins.length)) {
                return one.getValue();
            }
        }
        return "";
    }

    @Override
    public @Nullable String flaw() {
        return listed ? null : "there are no images";
    }

    @Override
    public boolean isEmpty() {
        return good == 0;
    }

    @Override
    public Units units(JsonObject usage) {
        return Units.ofImages(good);
    }

    @Override
    public Optional<Tokens> tokens(JsonObject usage) {
        return UsageObject.tokens(usage);
    }

    @Override
    public Map<String, Long> counts(Usage counted) {
        return UsageObject.named(counted.tokens());
    }
}
