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

/**
 * Reads a query and the documents to be ranked by it. A search unit is a query over up to a hundred
 * documents, of which one of more than 510 tokens counts as several (Cohere's pricing and models
 * pages); at most one of those begins with every 250 bytes, query included.
 */
final class RerankScan {
    private static final int MOST = 10_000;
    private static final int LONGEST_QUERY = 1 << 20;
    private static final long PER_UNIT = 100;
    private static final long BYTES_PER_PART = 250;

    /** What an image is taken for: about a thousand tokens. */
    private static final long IMAGE = 4096;

    private final Set<Modality> inputs = EnumSet.of(Modality.TEXT);
    private long query;
    private int documents;
    private long bytes;
    private long longest;
    private long parts;

    private RerankScan() {}

    static ServiceRequest read(byte[] body) {
        RerankScan own = new RerankScan();
        BodyScan scan =
                new BodyScan(body, own.rules())
                        .read()
                        .requires("query", own.query > 0)
                        .requires("documents", own.documents > 0);
        return new ServiceRequest(scan, own.need(), new JsonBody(scan, JsonObject.EMPTY));
    }

    private Map<String, Rule> rules() {
        return Map.of(
                "query",
                this::query,
                "documents",
                this::documents,
                "top_n",
                Rule.integer(1, Integer.MAX_VALUE),
                "return_documents",
                Rule.FLAG,
                "stream",
                Rule.refused("is not offered for ranking"));
    }

    /** Each document is read together with the query. */
    private Need need() {
        long all = bytes + query * documents;
        Units likely = Units.ofSearches(Math.ceilDiv(documents, PER_UNIT));
        long most = parts + Math.multiplyExact(documents, query / BYTES_PER_PART);
        return new Need(
                ApiType.RERANK,
                inputs,
                Modality.RERANK,
                documents,
                all,
                longest + query,
                0,
                false,
                new Volume(likely, Units.ofSearches(Math.ceilDiv(most, PER_UNIT))));
    }

    private void query(JsonScanner in, String name) {
        String text = in.text(name, LONGEST_QUERY);
        JsonScanner.require(!text.isBlank(), name, "must not be blank");
        query = length(text);
    }

    private void documents(JsonScanner in, String name) {
        in.array(name);
        while (in.nextItem()) {
            JsonScanner.require(documents < MOST, name, "has more than " + MOST + " items");
            documents++;
            long length = in.isText() ? length(in.text(name, Integer.MAX_VALUE)) : object(in, name);
            bytes += length;
            longest = Math.max(longest, length);
            parts += 1 + length / BYTES_PER_PART;
        }
        JsonScanner.require(documents > 0, name, "must not be empty");
    }

    private long object(JsonScanner in, String name) {
        in.object(name);
        JsonObject document = in.tree().asObject().orElse(JsonObject.EMPTY);
        boolean image = document.get("image").isPresent();
        boolean text = document.text("text").isPresent();
        JsonScanner.require(
                text || image, name, "must hold texts, or objects with a text or image");
        if (image) {
            inputs.add(Modality.IMAGE);
        }
        return (image ? IMAGE : 0) + length(document.text("text").orElse(""));
    }

    private static long length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
