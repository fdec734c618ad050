package dev.bourse.wire.chat;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.metering.Volume;
import dev.bourse.domain.routing.Compression;
import dev.bourse.domain.routing.Demand;
import dev.bourse.domain.routing.ModelName;
import dev.bourse.domain.routing.Party;
import dev.bourse.domain.routing.Signer;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * A request in the caller's dialect, as the caller's own bytes and what was learnt from reading
 * them once. The bytes must not be changed afterwards.
 */
public non-sealed interface Request extends Scanned {
    /** What the caller speaks. */
    Dialect dialect();

    /**
     * The models as the client named them, in order, each once; at least one, unless a preset is
     * named that has not been put in its place.
     */
    List<String> models();

    /** What was said to the exchange and is for no upstream. */
    Extensions extensions();

    boolean stream();

    /** Number of messages, at least 1. */
    int messages();

    /** Bytes of messages and tools as JSON, media left out: what a token estimate starts from. */
    long promptBytes();

    /** Characters of base64 in which the prompt has sound. */
    default long soundLength() {
        return 0;
    }

    /** How many images the prompt has. */
    default long imageCount() {
        return 0;
    }

    /** The client's cap on output tokens per choice; -1 when there is none. */
    long maxOutputTokens();

    /** How many answers are asked for; each may be as long as the cap. */
    int choices();

    /** The parameters that were sent, by OpenAI's names. */
    Set<Parameter> parameters();

    /** Whether the caller wants to see no reasoning, which is seen to whoever answers. */
    default boolean hidesReasoning() {
        return false;
    }

    /** Whether the model is told not to reason, which some can't be. */
    default boolean forbidsReasoning() {
        return false;
    }

    /** Kinds of content in the prompt. */
    Set<Modality> inputs();

    /** Kinds of content asked for. */
    Set<Modality> outputs();

    ServiceTier tier();

    /** The client's id of its end user, in clear: to be hashed before it is stored or sent. */
    @Nullable String user();

    /** What prompt caches group by; null when none was sent. */
    @Nullable String promptCacheKey();

    /**
     * Names the conversation by how it begins (openrouter.md 2.9). It tells conversations of one
     * account apart; it is no secret and keeps none.
     */
    long openingHash();

    /**
     * The format of signed reasoning in the history, such as {@code anthropic-claude-v1}; null when
     * there is none. Such a conversation stays with the vendor that signed.
     */
    @Nullable String signedFormat();

    /**
     * The body for an upstream of the same dialect: the client's bytes but for what must change.
     */
    byte[] forUpstream(UpstreamEdit edit);

    /**
     * The whole request in no dialect, for an upstream of another one.
     *
     * @throws dev.bourse.wire.json.JsonException when something in it makes no sense, naming it
     */
    Conversation conversation();

    /**
     * Whether a mark at the top, which only Anthropic's dialect can say, asks for the prompt to be
     * cached as a whole.
     */
    default boolean cachesAsAWhole() {
        return false;
    }

    /** Whether the prompt shall be kept in the provider's cache for an hour. */
    default boolean cachesForAnHour() {
        return false;
    }

    /** What kind of work is asked for. */
    default ApiType api() {
        return ApiType.COMPLETIONS;
    }

    /** How much is asked for of what is counted beside tokens. */
    default Volume volume() {
        return Volume.NONE;
    }

    /** What the body for an upstream is, as in {@code Content-Type}. */
    default String mediaType() {
        return "application/json";
    }

    /** Whether a text is to be led on, so that there are no messages. */
    default boolean completesText() {
        return false;
    }

    /**
     * Members that were sent and are for no endpoint, and that the exchange does nothing with: the
     * caller is told.
     */
    default List<String> ignored() {
        return List.of();
    }

    /**
     * The tools that the model may call; of the body nothing else is read.
     *
     * @throws dev.bourse.wire.json.JsonException when something in them makes no sense
     */
    Offer offer();

    /**
     * What form the answer must have; of the body nothing else is read.
     *
     * @throws dev.bourse.wire.json.JsonException when something in it makes no sense
     */
    Format format();

    /** Whether the middle of the conversation may be left out where it is too long. */
    default Compression compression() {
        return Compression.OFF;
    }

    /**
     * The same request with the middle of its conversation left out; null when it can't be made so
     * short.
     *
     * @param tokens most tokens of its prompt, by the estimate that routing uses
     */
    default @Nullable Squeezed squeezed(long tokens) {
        return null;
    }

    /** What routing needs to know, given the estimated length of the prompt in tokens. */
    default Demand demand(long promptTokens) {
        String signed = signedFormat();
        return new Demand(
                ModelName.all(models()),
                extensions().preference(),
                parameters(),
                inputs(),
                outputs(),
                promptTokens,
                maxOutputTokens(),
                tier(),
                null,
                signed == null ? null : Signer.ofFormat(signed).orElse(null),
                Party.NOBODY,
                compression());
    }
}
