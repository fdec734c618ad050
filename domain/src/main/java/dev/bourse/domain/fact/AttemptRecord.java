package dev.bourse.domain.fact;

/**
 * One call to one endpoint.
 *
 * @param endpoint id of the endpoint
 * @param provider slug of its provider
 * @param model id of the model
 * @param status HTTP status of the upstream; 0 when there was none
 * @param result one word: {@code ok}, {@code status}, {@code connect}, {@code timeout}, {@code
 *     broken}, {@code garbage}, {@code empty}, {@code cancelled}
 * @param latencyMicros from the call to its first content, or to its failure
 */
public record AttemptRecord(
        String endpoint,
        String provider,
        String model,
        int status,
        String result,
        long latencyMicros) {}
