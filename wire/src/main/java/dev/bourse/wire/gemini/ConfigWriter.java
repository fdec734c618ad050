package dev.bourse.wire.gemini;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Effort;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.Sampling;
import dev.bourse.wire.chat.Thinking;
import dev.bourse.wire.chat.UpstreamEdit;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes {@code generationConfig}. */
final class ConfigWriter {
    /** The largest thinking budget that every Gemini 2.5 takes. */
    private static final long MOST_BUDGET = 24_576;

    /** How many texts may end an answer. */
    private static final int STOPS = 5;

    private final Conversation conversation;
    private final UpstreamEdit edit;
    private final ModelGeneration generation;
    private final Set<String> leftOut;
    private final Map<String, Object> config = new LinkedHashMap<>();

    ConfigWriter(
            Conversation conversation,
            UpstreamEdit edit,
            ModelGeneration generation,
            Set<String> leftOut) {
        this.conversation = conversation;
        this.edit = edit;
        this.generation = generation;
        this.leftOut = leftOut;
    }

    /** Its members; none when there is nothing to say. */
    Map<String, Object> config() {
        sampling(conversation.sampling());
        long cap = cap();
        put(ConfigField.MAX_OUTPUT_TOKENS, cap > 0 ? cap : null);
        put(
                ConfigField.CANDIDATE_COUNT,
                conversation.choices() > 1 ? conversation.choices() : null);
        format(conversation.format());
        modalities(conversation.outputs());
        if (!edit.drop().contains(Parameter.REASONING)) {
            thinking(conversation.thinking(), cap);
        }
        return config;
    }

    private void sampling(Sampling sampling) {
        put(ConfigField.TEMPERATURE, sampling.temperature());
        put(ConfigField.TOP_P, sampling.topP());
        put(ConfigField.TOP_K, sampling.topK());
        put(ConfigField.STOP_SEQUENCES, sampling.firstStops(STOPS));
        if (!edit.drop().contains(Parameter.STOP)) {
            leftOut.addAll(sampling.otherStops(STOPS));
        }
        put(ConfigField.SEED, sampling.seed());
        put(ConfigField.PRESENCE_PENALTY, sampling.presencePenalty());
        put(ConfigField.FREQUENCY_PENALTY, sampling.frequencyPenalty());
        put(ConfigField.RESPONSE_LOGPROBS, sampling.logprobs());
        put(ConfigField.LOGPROBS, sampling.topLogprobs());
        leaveOut("min_p", sampling.minP());
        leaveOut("top_a", sampling.topA());
        leaveOut("repetition_penalty", sampling.repetitionPenalty());
        leaveOut("logit_bias", sampling.logitBias());
    }

    private long cap() {
        UpstreamEdit.Cap cap = edit.cap();
        return cap == null ? conversation.maxOutputTokens() : cap.tokens();
    }

    private void format(Format format) {
        boolean dropped = edit.drop().contains(Parameter.RESPONSE_FORMAT);
        if (dropped || format instanceof Format.Text) {
            return;
        }
        config.put("responseMimeType", "application/json");
        if (format instanceof Format.Schema schema) {
            put(ConfigField.RESPONSE_JSON_SCHEMA, schema.schema());
        }
    }

    private void modalities(Set<Modality> outputs) {
        if (!outputs.equals(Set.of(Modality.TEXT))) {
            config.put(
                    "responseModalities",
                    outputs.stream()
                            .sorted()
                            .map(kind -> kind.wireName().toUpperCase(Locale.ROOT))
                            .toList());
        }
    }

    private void thinking(Thinking thinking, long cap) {
        if (thinking.summary() != null && !thinking.summary().equals("auto")) {
            leftOut.add("reasoning.summary");
        }
        if (!thinking.isOn() && !thinking.isOff()) {
            shown(thinking);
            return;
        }
        Map<String, Object> written = new LinkedHashMap<>();
        if (thinking.isOff()) {
            off(written);
        } else {
            on(thinking, cap, written);
            written.put("includeThoughts", !thinking.exclude());
        }
        config.put("thinkingConfig", written);
    }

    private void shown(Thinking thinking) {
        if (thinking.shown() && !edit.drop().contains(Parameter.INCLUDE_REASONING)) {
            config.put("thinkingConfig", Map.of("includeThoughts", true));
        }
    }

    /** Gemini 3 can't be kept from thinking, only from thinking much. */
    private void off(Map<String, Object> written) {
        if (generation == ModelGeneration.LEVELS) {
            written.put("thinkingLevel", "minimal");
        } else {
            written.put("thinkingBudget", 0);
        }
    }

    private void on(Thinking thinking, long cap, Map<String, Object> written) {
        Effort effort = thinking.effort();
        if (thinking.budget() > 0) {
            written.put("thinkingBudget", thinking.budget());
        } else if (effort != null && generation == ModelGeneration.LEVELS) {
            written.put("thinkingLevel", level(effort));
        } else if (effort != null) {
            long budget = effort.budget(cap > 0 ? cap : MOST_BUDGET);
            written.put("thinkingBudget", Math.min(budget, MOST_BUDGET));
        }
    }

    private static String level(Effort effort) {
        return switch (effort) {
            case NONE, MINIMAL -> "minimal";
            case LOW -> "low";
            case MEDIUM -> "medium";
            case HIGH, XHIGH, MAX -> "high";
        };
    }

    private void put(ConfigField field, @Nullable Object value) {
        boolean dropped = field.parameter() != null && edit.drop().contains(field.parameter());
        boolean capped = field == ConfigField.MAX_OUTPUT_TOKENS && edit.cap() != null;
        if (value != null && (!dropped || capped)) {
            config.put(field.wireName(), value);
        }
    }

    private void leaveOut(String name, @Nullable Object value) {
        if (value != null) {
            leftOut.add(name);
        }
    }
}
