package dev.bourse.domain.routing;

import dev.bourse.domain.routing.Availability.Code;
import dev.bourse.domain.routing.Availability.ExcludedBy;

import org.jspecify.annotations.Nullable;

/** Why the funnel removed an endpoint, in the order in which the rules are asked. */
public enum Reason {
    EXPIRED(Step.EXPIRATION, "model", "the model has expired"),
    OTHER_TIER(Step.TIER, "service_tier", "it serves another service tier"),
    NOT_IN_ONLY(Step.PROVIDERS, "only", "provider.only does not name it"),
    IGNORED(Step.PROVIDERS, "ignore", "provider.ignore names it"),
    NOT_ZERO_RETENTION(Step.DATA_POLICY, "zdr", "it does not promise zero data retention"),
    COLLECTS_DATA(Step.DATA_POLICY, "data_collection", "it retains prompts or trains on them"),
    LESS_TRUSTED(Step.TRUST, "min_trust", "less is known of it than min_trust asks for"),
    ANONYMOUS(
            Step.TRUST,
            "min_trust",
            "it is anonymous, which has to be accepted by min_trust: \"T3\""),
    TOOLS_MAY_ACT(
            Step.TRUST,
            "read_only_tools",
            "it is anonymous, and gets no tools that are not said to be read-only"),
    HOLDS_CREDENTIALS(
            Step.TRUST, "messages", "it is anonymous, and the request holds what looks secret"),
    NOT_DISTILLABLE(
            Step.DISTILLATION,
            "enforce_distillable_text",
            "the author of the model does not allow distillation"),
    OTHER_QUANTIZATION(
            Step.QUANTIZATION, "quantizations", "provider.quantizations does not name its format"),
    PARAMETER_UNSUPPORTED(
            Step.PARAMETERS, "require_parameters", "it does not support every parameter sent"),
    TOOLS_UNSUPPORTED(Step.TOOLS, "tools", "it does not support tool use"),
    STRUCTURED_UNSUPPORTED(
            Step.STRUCTURED, "response_format", "it does not support structured outputs"),
    INPUT_UNSUPPORTED(Step.MODALITIES, "messages", "it does not read that kind of content"),
    OUTPUT_UNSUPPORTED(Step.MODALITIES, "modalities", "it does not produce that kind of content"),
    PROMPT_TOO_LONG(Step.LENGTH, "messages", "the prompt is too long for it"),
    OUTPUT_TOO_LONG(Step.LENGTH, "max_tokens", "it does not give so many completion tokens"),
    CONTEXT_TOO_SHORT(
            Step.LENGTH, "max_tokens", "prompt and completion together exceed its context"),
    PRICE_UNKNOWN(Step.PRICE, "pricing", "its price is unknown"),
    PROMPT_PRICE(Step.PRICE, "max_price", "its price per prompt token exceeds max_price.prompt"),
    COMPLETION_PRICE(
            Step.PRICE, "max_price", "its price per completion token exceeds max_price.completion"),
    REQUEST_PRICE(Step.PRICE, "max_price", "its price per request exceeds max_price.request"),
    IMAGE_PRICE(Step.PRICE, "max_price", "its price per image exceeds max_price.image"),
    AUDIO_PRICE(Step.PRICE, "max_price", "its price of audio exceeds max_price.audio"),
    OTHER_SIGNER(
            Step.SIGNED,
            "reasoning_details",
            "another vendor has signed reasoning in the conversation"),
    REASONING_UNSUPPORTED(
            Step.REASONING, "reasoning", "it can't be told how to reason, and others can"),
    WOULD_COMPRESS(
            Step.COMPRESSION, "messages", "it can't hold the whole conversation, and others can"),
    NOT_IN_ORDER(Step.FALLBACK, "order", "provider.order does not name it and fallbacks are off"),
    FALLBACKS_OFF(Step.FALLBACK, "allow_fallbacks", "only the first choice may be tried");

    private final Step step;
    private final String field;
    private final String text;

    Reason(Step step, String field, String text) {
        this.step = step;
        this.field = field;
        this.text = text;
    }

    /** The step of the funnel that it belongs to. */
    public Step step() {
        return step;
    }

    /** The field of the request (inside {@code provider} without that prefix) it stems from. */
    public String field() {
        return field;
    }

    /** One clause for people, with "it" for the endpoint. */
    public String text() {
        return text;
    }

    /** What a request is answered with when this rule removed the last endpoint. */
    Code code() {
        return switch (step) {
            case EXPIRATION -> Code.MODEL_DEPRECATED;
            case DATA_POLICY, TRUST -> Code.PRIVACY_RESTRICTED;
            case INITIAL, TIER -> Code.NO_ENDPOINTS;
            case PRICE -> this == PRICE_UNKNOWN ? Code.NO_ENDPOINTS : Code.CONSTRAINT_FILTERED;
            case PROVIDERS,
                    DISTILLATION,
                    QUANTIZATION,
                    PARAMETERS,
                    TOOLS,
                    STRUCTURED,
                    SIGNED,
                    REASONING,
                    COMPRESSION,
                    MODALITIES,
                    LENGTH,
                    FALLBACK ->
                    Code.CONSTRAINT_FILTERED;
        };
    }

    /** The rule in the public vocabulary; null where that has no word for it. */
    @Nullable ExcludedBy excludedBy() {
        return switch (step) {
            case PROVIDERS, FALLBACK -> ExcludedBy.ALLOWED_PROVIDERS;
            case DATA_POLICY ->
                    this == COLLECTS_DATA
                            ? ExcludedBy.DATA_POLICY_TRAINING
                            : ExcludedBy.DATA_POLICY_ZDR;
            case QUANTIZATION -> ExcludedBy.QUANTIZATION;
            case PARAMETERS, TOOLS, STRUCTURED, REASONING -> ExcludedBy.REQUIRE_PARAMETERS;
            case LENGTH, COMPRESSION -> ExcludedBy.CONTEXT_LENGTH;
            case PRICE -> this == PRICE_UNKNOWN ? null : ExcludedBy.MAX_PRICE;
            case INITIAL, EXPIRATION, TIER, TRUST, DISTILLATION, MODALITIES, SIGNED -> null;
        };
    }
}
