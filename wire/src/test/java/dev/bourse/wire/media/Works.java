package dev.bourse.wire.media;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Money;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.openai.GoldenFile;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** The kinds of work by the names that golden files have for them. */
final class Works {
    static final Identity IDENTITY =
            new Identity(new GenerationId("gen-1"), "author/model", "Provider", 1_700_000_000);
    static final Charge CHARGE =
            new Charge(
                    new Money(12_000), Money.ZERO, Money.ZERO, new Money(45_600), new Money(2_000));

    private static final Map<String, Service> ALL =
            Map.of(
                    "embeddings", new Embeddings(),
                    "rerank", new Rerank(),
                    "images", new Images(),
                    "speech", Speech.ofOpenRouter(),
                    "transcription", new Transcription());

    private Works() {}

    static Service of(String name) {
        return Objects.requireNonNull(ALL.get(name), name);
    }

    static Service of(GoldenFile file) {
        return of(
                ALL.keySet().stream()
                        .filter(one -> file.has("service", one))
                        .findFirst()
                        .orElseThrow());
    }

    static Scanned scan(String service, String body) {
        return of(service).scan(bytes(body), Addressed.BY_BODY);
    }

    static ServiceRequest request(String service, String body) {
        return (ServiceRequest) scan(service, body);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
