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

/** Takes the requests of one provider; everything here runs on its one event loop. */
final class Desk implements Handler<HttpServerRequest> {
    private static final long SECOND = 1_000_000;

    private final Vertx vertx;
    private final SimulatedProfile profile;
    private final Simulation simulation;
    private final Faults faults;
    private final Counters counters = new Counters();
    private final Composer composer;
    private final Throttle throttle;
    private final SplittableRandom random;

    Desk(Vertx vertx, SimulatedProfile profile, Simulation simulation, Faults faults) {
        this.vertx = vertx;
        this.profile = profile;
        this.simulation = simulation;
        this.faults = faults;
        long seed = simulation.seed() + profile.slug().hashCode();
        composer = new Composer(profile, seed);
        throttle = new Throttle(profile.capacity(), simulation);
        random = new SplittableRandom(seed);
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
        if (path.equals("/v1/chat/completions") && post) {
            chat(request, body);
        } else if (path.equals("/v1/models") && !post) {
            play(request, Script.json(200, ModelList.of(profile)));
        } else if (path.equals("/sim/faults")) {
            setFaults(request, post, body);
        } else {
            play(request, Script.refusal(new Refusal(404, "not_found", "There is no " + path)));
        }
    }

    private void setFaults(HttpServerRequest request, boolean post, Buffer body) {
        try {
            if (post) {
                faults.set(FaultsJson.read(body.getBytes()));
            }
            play(request, Script.json(200, FaultsJson.write(faults.list())));
        } catch (IllegalArgumentException | JsonException nonsense) {
            String why = String.valueOf(nonsense.getMessage());
            play(request, Script.refusal(new Refusal(400, "bad_fault", why)));
        }
    }

    private void chat(HttpServerRequest request, Buffer body) {
        SplittableRandom own = random.split();
        counters.received(seen(request, body));
        Optional<Breakdown> breakdown = faults.strike(own).map(fault -> new Breakdown(fault, own));
        breakdown.ifPresent(_ -> counters.struck());
        Script script =
                breakdown
                        .flatMap(Breakdown::instead)
                        .orElseGet(() -> answered(body.getBytes(), breakdown, own));
        counters.opened();
        new Player(vertx, request, script, simulation.epochMicros(), counters::closed).start();
    }

    private Script answered(byte[] body, Optional<Breakdown> breakdown, SplittableRandom own) {
        return switch (ChatRequest.read(body)) {
            case Refusal refusal -> Script.refusal(refusal);
            case ChatRequest request ->
                    profile.model(request.model())
                            .map(model -> admitted(request, model, breakdown, own))
                            .orElseGet(() -> Script.refusal(unknown(request)));
        };
    }

    private Script admitted(
            ChatRequest request,
            SimulatedModel model,
            Optional<Breakdown> breakdown,
            SplittableRandom own) {
        long prompt = request.promptTokens();
        long wanted = prompt + request.maxTokens().orElse(1);
        if (wanted > model.contextLength()) {
            return Script.refusal(tooLong(model, wanted));
        }
        OptionalLong retry = throttle.refuse(counters.open(), wanted);
        if (retry.isPresent()) {
            return Script.refusal(busy(), retry.getAsLong());
        }
        Answer right = composer.answer(request, model, nextId(), now());
        Answer answer = breakdown.map(one -> one.change(right)).orElse(right);
        Pace pace = new Pace(model, simulation.speed(), own);
        Performance performance = new Performance(answer, request, pace);
        return breakdown.map(one -> one.play(performance)).orElseGet(performance::complete);
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

    private static Refusal unknown(ChatRequest request) {
        String message = "The model '" + request.model() + "' does not exist.";
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
}
