package dev.bourse.gateway.pipeline;

import dev.bourse.domain.unit.GenerationId;

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
    private static final String ID = "X-Generation-Id";

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
}
