package dev.bourse.domain.routing;

import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** How an endpoint behaves in the course of a simulation; healthy unless said otherwise. */
final class SimulatedEndpoint {
    static final int OUTPUT_TOKENS = 200;

    private static final double SPREAD = 0.3;
    private static final double SECOND = 1_000_000;

    private final String tag;
    private final TreeMap<Long, Behaviour> script = new TreeMap<>();

    SimulatedEndpoint(String tag, Behaviour atFirst) {
        this.tag = tag;
        script.put(0L, atFirst);
    }

    /** What a call does. */
    @FunctionalInterface
    interface Behaviour {
        Outcome call(double seconds, RandomGenerator chance);
    }

    /**
     * How a call ended.
     *
     * @param answered whether there was an answer
     * @param firstTokenMicros until the first token, or until the failure was known
     * @param totalMicros until the end
     */
    record Outcome(boolean answered, long firstTokenMicros, long totalMicros) {}

    String tag() {
        return tag;
    }

    SimulatedEndpoint from(long second, Behaviour behaviour) {
        script.put(second, behaviour);
        return this;
    }

    Outcome call(long micros, RandomGenerator chance) {
        double seconds = micros / SECOND;
        return script.floorEntry((long) seconds).getValue().call(seconds, chance);
    }

    /** Answers: log-normal around a median time to the first token, then a steady stream. */
    static Behaviour healthy(double firstToken, double tokensPerSecond) {
        return (_, chance) -> answer(firstToken, tokensPerSecond, chance);
    }

    /** Says 503 after that time. */
    static Behaviour refusing(double after) {
        return (_, _) -> new Outcome(false, (long) (after * SECOND), (long) (after * SECOND));
    }

    /** Takes the call and never says a word, until the caller gives up. */
    static Behaviour hanging(double timeout) {
        return refusing(timeout);
    }

    /** The first token comes ever sooner until the endpoint is warm. */
    static Behaviour warmingUp(double cold, double warm, double duration, double tokensPerSecond) {
        return (seconds, chance) -> {
            double progress = Math.min(1, seconds / duration);
            return answer(cold + (warm - cold) * progress, tokensPerSecond, chance);
        };
    }

    private static Outcome answer(double firstToken, double speed, RandomGenerator chance) {
        double wait = firstToken * StrictMath.exp(SPREAD * gaussian(chance));
        double stream = OUTPUT_TOKENS / speed;
        return new Outcome(true, (long) (wait * SECOND), (long) ((wait + stream) * SECOND));
    }

    /** Twelve uniform numbers make a normal one: exact on every machine. */
    private static double gaussian(RandomGenerator chance) {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += chance.nextDouble();
        }
        return sum - 6;
    }
}
