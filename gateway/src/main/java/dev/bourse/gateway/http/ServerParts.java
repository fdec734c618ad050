package dev.bourse.gateway.http;

import dev.bourse.gateway.pipeline.PipelineParts;
import dev.bourse.gateway.upstream.Timeouts;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What a server is made of.
 *
 * @param limits what a client may send
 * @param timeouts how long an attempt may take
 * @param connections most connections to one endpoint from one event loop
 * @param pipeline what the data path reads and writes
 * @param resources the control plane
 * @param blocking runs what may block
 * @param millis monotonic milliseconds
 */
public record ServerParts(
        Limits limits,
        Timeouts timeouts,
        int connections,
        PipelineParts pipeline,
        Resources resources,
        Executor blocking,
        LongSupplier millis) {}
