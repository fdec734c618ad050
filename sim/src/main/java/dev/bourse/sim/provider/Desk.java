package dev.bourse.sim.provider;

import dev.bourse.sim.provider.SimulatedProvider.Seen;
import dev.bourse.wire.json.JsonException;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;

/** Takes the requests of one provider; everything here runs on its one event loop. */
final class Desk implements Handler<HttpServerRequest> {
    private static final long SECOND = 1_000_000;
    private static final Face CHAT = new ChatFace();

    private final Vertx vertx;
    private final SimulatedProfile profile;
    private final Simulation simulation;
    private final Faults faults;
    private final Counters counters = new Counters();
    private final Offering offering = new Offering();
    private final Composer composer;
    private final Throttle throttle;
    private final SplittableRandom random;

    Desk(Vertx vertx, SimulatedProfile profile, Simulation simulation, Faults faults) {
        this.vertx = vertx;
        this.profile = profile;
        this.simulation = simulation;
        this.faults = faults;
        PromptCache cache = new PromptCache(simulation.epochMicros());
        composer = new Composer(profile, simulation.seed() + profile.voice().hashCode(), cache);
        long seed = simulation.seed() + profile.slug().hashCode();
        throttle = new Throttle(profile.capacity(), simulation);
        random = new SplittableRandom(seed);
    }

    Offering offering() {
        return offering;
    }

    Counters counters() {
        return counters;
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> route(request, body));
    }

    private void route(HttpServerRequest request, Buffer body) {
        String path = String.valueOf(request.path());
        boolean post = request.method().equals(HttpMethod.POST);
        Optional<Face> face = post ? Faces.at(path) : Optional.empty();
        Optional<Sideline> sideline = post ? Sideline.at(path) : Optional.empty();
        if (face.isPresent()) {
            Face spoken = face.get();
            work(request, body, spoken, struck -> answered(spoken, body.getBytes(), struck));
        } else if (sideline.isPresent()) {
            Sideline asked = sideline.get();
            work(request, body, CHAT, _ -> asked.answer(request, body));
        } else if (path.equals("/v1/messages/count_tokens") && post) {
            play(request, counted(body.getBytes()));
        } else if (path.equals("/v1/models") && !post) {
            play(request, listed());
        } else if (path.equals("/sim/faults")) {
            setFaults(request, post, body);
        } else {
            Refusal missing = new Refusal(404, "not_found", "There is no " + path);
            play(request, Script.refusal(CHAT, missing));
        }
    }

    private Script listed() {
        return offering.bytes()
                .map(bytes -> Script.body(200, Script.JSON, Buffer.buffer(bytes)))
                .orElseGet(() -> Script.json(200, ModelList.of(profile)));
    }

    private void setFaults(HttpServerRequest request, boolean post, Buffer body) {
        try {
            if (post) {
                faults.set(FaultsJson.read(body.getBytes()));
            }
            play(request, Script.json(200, FaultsJson.write(faults.list())));
        } catch (IllegalArgumentException | JsonException nonsense) {
            String why = String.valueOf(nonsense.getMessage());
            play(request, Script.refusal(CHAT, new Refusal(400, "bad_fault", why)));
        }
    }

    /** Does what is counted and what faults strike. */
    private void work(
            HttpServerRequest request, Buffer body, Face face, Function<Struck, Script> answer) {
        SplittableRandom own = random.split();
        counters.received(seen(request, body));
        Optional<Breakdown> breakdown = faults.strike(own).map(fault -> new Breakdown(fault, own));
        breakdown.ifPresent(_ -> counters.struck());
        Script script =
                breakdown
                        .flatMap(one -> one.instead(face))
                        .orElseGet(() -> answer.apply(new Struck(breakdown, own)));
        counters.opened();
        new Player(vertx, request, script, simulation.epochMicros(), counters::closed).start();
    }

    private Script answered(Face face, byte[] body, Struck struck) {
        return switch (Faces.read(face, body)) {
            case Refusal refusal -> Script.refusal(face, refusal);
            case Prompt prompt ->
                    profile.model(prompt.model())
                            .map(model -> admitted(face, prompt, model, struck))
                            .orElseGet(() -> Script.refusal(face, unknown(prompt)));
        };
    }

    private Script admitted(Face face, Prompt prompt, SimulatedModel model, Struck struck) {
        long wanted = prompt.tokens() + prompt.maxTokens().orElse(1);
        if (wanted > model.contextLength()) {
            return Script.refusal(face, tooLong(model, wanted));
        }
        OptionalLong retry = throttle.refuse(counters.open(), wanted);
        if (retry.isPresent()) {
            return Script.refusal(face, busy(), retry.getAsLong());
        }
        Answer right = composer.answer(prompt, model, nextId(), now());
        Optional<Breakdown> breakdown = struck.breakdown;
        Answer answer = breakdown.map(one -> one.change(right)).orElse(right);
        Pace pace = new Pace(model, simulation.speed() * haste(prompt), struck.random);
        Performance performance = new Performance(answer, prompt, face, pace);
        return breakdown.map(one -> one.play(performance)).orElseGet(performance::complete);
    }

    /** How many times as fast as usual: {@code priority} twice, {@code flex} half. */
    private static double haste(Prompt prompt) {
        return switch (prompt.tier()) {
            case PRIORITY -> 2;
            case FLEX -> 1d / 2;
            case DEFAULT -> 1;
        };
    }

    private static Script counted(byte[] body) {
        Face face = new MessagesFace();
        return switch (Faces.read(face, Faces.roomy(body))) {
            case Refusal refusal -> Script.refusal(face, refusal);
            case Prompt prompt -> Script.json(200, Map.of("input_tokens", prompt.tokens()));
        };
    }

    private String nextId() {
        return "simcmpl-%s-%d".formatted(profile.slug(), counters.received());
    }

    private long now() {
        return simulation.epochMicros().getAsLong() / SECOND;
    }

    private void play(HttpServerRequest request, Script script) {
        new Player(vertx, request, script, simulation.epochMicros(), () -> {}).start();
    }

    private static Seen seen(HttpServerRequest request, Buffer body) {
        Map<String, String> headers = new TreeMap<>();
        request.headers()
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return new Seen(headers, body.getBytes());
    }

    private static Refusal unknown(Prompt prompt) {
        String message = "The model '" + prompt.model() + "' does not exist.";
        return new Refusal(404, "model_not_found", message);
    }

    private static Refusal tooLong(SimulatedModel model, long wanted) {
        String message =
                "This model takes %d tokens, and %d were asked for."
                        .formatted(model.contextLength(), wanted);
        return new Refusal(400, "context_length_exceeded", message);
    }

    private static Refusal busy() {
        return new Refusal(429, "rate_limit_exceeded", "The simulated provider is busy.");
    }

    /**
     * What luck a request has.
     *
     * @param random its own
     */
    private record Struck(Optional<Breakdown> breakdown, SplittableRandom random) {}
}
