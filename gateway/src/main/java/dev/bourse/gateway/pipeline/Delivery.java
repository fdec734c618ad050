package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.gateway.pipeline.Admission.Admitted;
import dev.bourse.gateway.upstream.Target;
import dev.bourse.wire.chat.Identity;

/**
 * What a relay has to do with: which request, which endpoint, which caller, and whom to tell.
 *
 * @param admitted the request
 * @param target the endpoint that answers, and where it is
 * @param caller the client
 * @param progress hears how far the attempt got
 */
record Delivery(Admitted admitted, Target target, Caller caller, Relay.Progress progress) {
    private static final long SECOND = 1_000_000;

    /** How the answer presents itself. */
    Identity identity() {
        return identity(admitted, target.endpoint(), target.providerName());
    }

    /** Name of the provider for people. */
    String provider() {
        return target.providerName();
    }

    private static Identity identity(Admitted admitted, Endpoint endpoint, String provider) {
        return new Identity(
                admitted.id(), endpoint.modelId(), provider, admitted.startedAtMicros() / SECOND);
    }
}
