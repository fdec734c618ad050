package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.gateway.pipeline.Admission.Admitted;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a caller has to know beside the answer.
 *
 * @param leftOut members of the request that the endpoint did not get
 * @param exposed whether the request went to somebody anonymous, whoever answered it then
 */
record Notices(List<String> leftOut, boolean exposed) {
    /** The header that names the generation. */
    static final String ID = "X-Generation-Id";

    /** As headers of the answer. */
    Map<String, String> headers(GenerationId id) {
        if (leftOut.isEmpty() && !exposed) {
            return Map.of(ID, id.value());
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(ID, id.value());
        if (!leftOut.isEmpty()) {
            headers.put(LeftOut.HEADER, LeftOut.header(leftOut));
        }
        if (exposed) {
            headers.put(Warning.HEADER, Warning.TEXT);
        }
        return headers;
    }

    /** The same, and whether the answer is kept when that endpoint gives it. */
    Map<String, String> headers(Admitted admitted, Endpoint endpoint) {
        Keeping keeping = admitted.keeping(endpoint);
        Map<String, String> told = headers(admitted.id());
        if (keeping == null) {
            return told;
        }
        Map<String, String> headers = new LinkedHashMap<>(told);
        headers.putAll(CacheHeaders.miss(keeping.ttlSeconds()));
        return headers;
    }
}
