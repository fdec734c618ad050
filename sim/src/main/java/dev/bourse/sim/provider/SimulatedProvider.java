package dev.bourse.sim.provider;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

import java.util.Map;
import java.util.Optional;

/**
 * A provider that does not exist: a real HTTP server on the loopback address that counts with the
 * stated {@link dev.bourse.sim.text.Tokenizer} and breaks on command ({@link #faults()}, or {@code
 * POST /sim/faults} on the same port). It speaks every dialect, each at its own path: {@code
 * /v1/chat/completions}, {@code /v1/responses}, {@code /v1/messages} and {@code
 * /v1beta/models/MODEL:generateContent} or {@code :streamGenerateContent}. Whatever the dialect,
 * the same question gets the same words, the same calls and the same counts. Thoughts are signed
 * where the dialect has signatures, and refused with 400 when they come back with another.
 *
 * <p>Chat completions and responses with {@code service_tier: priority} come twice as fast as
 * others, those with {@code flex} take twice as long.
 *
 * <p>It also serves {@code /v1/models}, {@code /v1/embeddings}, {@code /v1/rerank}, {@code
 * /v1/images/generations}, {@code /v1/audio/speech} and {@code /v1/audio/transcriptions}.
 *
 * <p>A completion has exactly {@code max_completion_tokens} or {@code max_tokens} tokens, up to the
 * model's limit, with finish reason {@code length}; without them it is one paragraph that ends with
 * {@code stop}. Chat completions carry the usage in streams when {@code
 * stream_options.include_usage} asks for it.
 */
public final class SimulatedProvider {
    private final SimulatedProfile profile;
    private final Vertx vertx;
    private final Deployment deployment;
    private final String id;

    private SimulatedProvider(
            SimulatedProfile profile, Vertx vertx, Deployment deployment, String id) {
        this.profile = profile;
        this.vertx = vertx;
        this.deployment = deployment;
        this.id = id;
    }

    /**
     * Starts one on its own event loop.
     *
     * @param port where it listens; 0 for any free port
     */
    public static Future<SimulatedProvider> start(
            Vertx vertx, SimulatedProfile profile, Simulation simulation, int port) {
        Deployment deployment = new Deployment(vertx, profile, simulation, port);
        return vertx.deployVerticle(deployment)
                .map(id -> new SimulatedProvider(profile, vertx, deployment, id));
    }

    public SimulatedProfile profile() {
        return profile;
    }

    /** Where it listens; stays the same when the port dies and comes back. */
    public int port() {
        return deployment.door().port();
    }

    /** Root of its API, up to and including {@code /v1}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port() + "/v1";
    }

    /** Root of its Gemini API, up to and including {@code /v1beta}. */
    public String geminiUrl() {
        return "http://127.0.0.1:" + port() + "/v1beta";
    }

    /** What is wrong with it. */
    public Faults faults() {
        return deployment.faults();
    }

    /** The document by which it offers itself; none, and a plain list, until one is set. */
    public Offering offering() {
        return deployment.desk().offering();
    }

    /** What has happened so far. */
    public Tally tally() {
        return deployment.desk().counters().tally();
    }

    /** The last request for a completion, as it arrived. */
    public Optional<Seen> lastSeen() {
        return deployment.desk().counters().last();
    }

    /** Stops it for good, with everything that is open. */
    public Future<Void> close() {
        return vertx.undeploy(id);
    }

    /**
     * Counts since the start.
     *
     * @param received requests for completions
     * @param struck those that a fault struck
     * @param open those that are being answered or hang just now; clients that left do not count
     */
    public record Tally(long received, long struck, int open) {}

    /**
     * A request as it arrived.
     *
     * @param headers by lower-case name
     * @param body its bytes
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Seen(Map<String, String> headers, byte[] body) {}
}
