package dev.bourse.gateway.live;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.routing.Health;
import dev.bourse.domain.routing.HealthView;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How every endpoint has done lately, from what calls to it reported. For any number of threads;
 * recording and reading health never wait. Memory grows with the number of endpoints that are
 * called, not with traffic.
 */
public final class HealthBoard implements HealthView {
    private final Map<String, Monitor> monitors = new ConcurrentHashMap<>();
    private final LongSupplier clockMicros;

    /**
     * @param clockMicros epoch microseconds
     */
    public HealthBoard(LongSupplier clockMicros) {
        this.clockMicros = clockMicros;
    }

    /** Counts how a call to an endpoint went; a bad result is published at once. */
    public void record(String endpointId, CallResult result) {
        record(endpointId, result, clockMicros.getAsLong());
    }

    /**
     * The same for who knows the time.
     *
     * @param nowMicros epoch microseconds
     */
    public void record(String endpointId, CallResult result, long nowMicros) {
        Monitor known = monitors.get(endpointId);
        Monitor monitor =
                known == null ? monitors.computeIfAbsent(endpointId, _ -> new Monitor()) : known;
        monitor.record(result, nowMicros);
    }

    /** Health as it was at most a quarter of a second ago. */
    @Override
    public Health of(Endpoint endpoint) {
        return of(endpoint, clockMicros.getAsLong());
    }

    /**
     * The same for who asks after many endpoints and knows the time.
     *
     * @param nowMicros epoch microseconds
     */
    public HealthView at(long nowMicros) {
        return endpoint -> of(endpoint, nowMicros);
    }

    private Health of(Endpoint endpoint, long nowMicros) {
        Monitor monitor = monitors.get(endpoint.id());
        return monitor == null ? Health.UNKNOWN : monitor.health(nowMicros);
    }

    /** Longer windows, computed now: for pages, not for planning. */
    public EndpointReport report(String endpointId) {
        Monitor monitor = monitors.get(endpointId);
        return monitor == null ? EndpointReport.UNKNOWN : monitor.report(clockMicros.getAsLong());
    }

    /** Forgets all endpoints but these: to be called when the catalogue changes. */
    public void retain(Set<String> endpointIds) {
        monitors.keySet().retainAll(endpointIds);
    }
}
