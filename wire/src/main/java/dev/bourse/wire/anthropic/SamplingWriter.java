package dev.bourse.wire.anthropic;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.chat.Sampling;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes how tokens are drawn. A model that thinks takes no temperature and no top_k, and a top_p
 * of at least 0.95; the latest take none of them at all.
 */
final class SamplingWriter {
    private static final BigDecimal WARMEST = BigDecimal.ONE;
    private static final BigDecimal LEAST_THINKING_TOP_P = new BigDecimal("0.95");

    private final Sampling sampling;
    private final Set<Parameter> drop;
    private final Set<String> leftOut;
    private final Map<String, Object> body;

    /**
     * @param drop what the endpoint does not know
     * @param leftOut takes the names of what finds no place
     * @param body takes the members
     */
    SamplingWriter(
            Sampling sampling, Set<Parameter> drop, Set<String> leftOut, Map<String, Object> body) {
        this.sampling = sampling;
        this.drop = drop;
        this.leftOut = leftOut;
        this.body = body;
    }

    void write(ClaudeModel model, boolean thinks) {
        stops();
        boolean drawn = model.knowsSampling();
        BigDecimal temperature = sampling.temperature();
        put(
                Parameter.TEMPERATURE,
                coolEnough(temperature),
                drawn && (!thinks || isOne(temperature)));
        boolean both = temperature != null && model.takesOneOfTwo();
        put(
                Parameter.TOP_P,
                sampling.topP(),
                drawn && !both && (!thinks || isAtLeast(sampling.topP(), LEAST_THINKING_TOP_P)));
        put(Parameter.TOP_K, sampling.topK(), drawn && !thinks);
        unknown();
    }

    private void stops() {
        List<String> stops = sampling.stop().stream().filter(stop -> !stop.isBlank()).toList();
        if (stops.size() < sampling.stop().size()) {
            leftOut.add("stop");
        }
        if (!stops.isEmpty() && !drop.contains(Parameter.STOP)) {
            body.put("stop_sequences", stops);
        }
    }

    /** Others go up to 2. */
    private @Nullable BigDecimal coolEnough(@Nullable BigDecimal temperature) {
        if (temperature == null || temperature.compareTo(WARMEST) <= 0) {
            return temperature;
        }
        leftOut.add("temperature");
        return WARMEST;
    }

    private static boolean isOne(@Nullable BigDecimal temperature) {
        return temperature != null && temperature.compareTo(WARMEST) == 0;
    }

    private static boolean isAtLeast(@Nullable BigDecimal value, BigDecimal least) {
        return value != null && value.compareTo(least) >= 0;
    }

    private void put(Parameter name, @Nullable BigDecimal value, boolean allowed) {
        if (value == null || drop.contains(name)) {
            return;
        }
        if (allowed) {
            body.put(name.wireName(), value);
        } else {
            leftOut.add(name.wireName());
        }
    }

    private void unknown() {
        note("min_p", sampling.minP());
        note("top_a", sampling.topA());
        note("frequency_penalty", sampling.frequencyPenalty());
        note("presence_penalty", sampling.presencePenalty());
        note("repetition_penalty", sampling.repetitionPenalty());
        note("seed", sampling.seed());
        note("logit_bias", sampling.logitBias());
        note("logprobs", Boolean.TRUE.equals(sampling.logprobs()) ? true : null);
        note("top_logprobs", sampling.topLogprobs());
    }

    private void note(String name, @Nullable Object value) {
        if (value != null) {
            leftOut.add(name);
        }
    }
}
