package dev.bourse.wire.openai;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.routing.Demand;
import dev.bourse.domain.routing.ModelName;
import dev.bourse.domain.routing.Preference;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * A chat completion request as the client's own bytes and what was learnt from reading them once.
 * The bytes must not be changed afterwards.
 */
public final class ChatRequest implements Scanned {
    private final byte[] body;
    private final RequestScan scan;
    private final List<String> models;

    private ChatRequest(byte[] body, RequestScan scan) {
        this.body = body;
        this.scan = scan;
        this.models = scan.models();
    }

    /** Reads and checks a body (openrouter.md 1.3); it is never copied. */
    public static Scanned scan(byte[] body) {
        RequestScan scan = new RequestScan(body);
        try (JsonScanner in = JsonScanner.of(body, 0, body.length)) {
            scan.read(in);
            return new ChatRequest(body, scan);
        } catch (JsonException refusal) {
            String message = String.valueOf(refusal.getMessage());
            return new Rejected(ApiError.of(ErrorType.INVALID_REQUEST, message));
        }
    }

    /** What routing needs to know, given the estimated length of the prompt in tokens. */
    public Demand demand(long promptTokens) {
        return new Demand(
                models.stream().map(ModelName::parse).toList(),
                preference(),
                scan.parameters(),
                scan.prompt.inputs(),
                scan.outputs,
                promptTokens,
                maxOutputTokens(),
                tier(),
                null);
    }

    /** The body for an upstream: the client's bytes but for what {@link RequestField} names. */
    public byte[] forUpstream(UpstreamEdit edit) {
        return new UpstreamBody(body, scan.members(), edit, scan.stream).bytes();
    }

    /** The models as the client named them, in order, each once; at least one. */
    public List<String> models() {
        return models;
    }

    public Preference preference() {
        return scan.provider.preference(scan.route);
    }

    public boolean stream() {
        return scan.stream;
    }

    /** Number of messages, at least 1. */
    public int messages() {
        return scan.prompt.messages();
    }

    /** Bytes of messages and tools as JSON, media left out: what a token estimate starts from. */
    public long promptBytes() {
        return scan.prompt.bytes();
    }

    /** The client's cap on output tokens per choice; -1 when there is none. */
    public long maxOutputTokens() {
        return scan.maxCompletionTokens >= 0 ? scan.maxCompletionTokens : scan.maxTokens;
    }

    /** How many answers are asked for ({@code n}); each may be as long as the cap. */
    public int choices() {
        return scan.choices;
    }

    public Set<Parameter> parameters() {
        return scan.parameters();
    }

    public Set<Modality> inputs() {
        return scan.prompt.inputs();
    }

    /** The tier asked for; {@code fast} is priority, the others that are not flex are default. */
    public ServiceTier tier() {
        return switch (String.valueOf(scan.tier)) {
            case "flex" -> ServiceTier.FLEX;
            case "priority", "fast" -> ServiceTier.PRIORITY;
            default -> ServiceTier.DEFAULT;
        };
    }

    /** The type of {@code response_format}; null when none was sent. */
    public @Nullable String responseFormat() {
        return scan.format;
    }

    /** The reasoning effort asked for, in the new way or the old; null when none was named. */
    public @Nullable String reasoningEffort() {
        return scan.effort != null ? scan.effort : scan.legacyEffort;
    }

    /** The {@code session_id}; null when none was sent. */
    public @Nullable String session() {
        return scan.session;
    }

    /** The client's id of its end user, in clear: to be hashed before it is stored or sent. */
    public @Nullable String user() {
        return scan.user;
    }

    /** The {@code prompt_cache_key}; null when none was sent. */
    public @Nullable String promptCacheKey() {
        return scan.cacheKey;
    }

    public boolean hasMetadata() {
        return scan.metadata;
    }

    /**
     * Names the conversation by how it begins: the CRC-32C of the first system or developer message
     * and that of the first other message, byte for byte (openrouter.md 2.9). It tells
     * conversations of one account apart; it is no secret and keeps none.
     */
    public long openingHash() {
        long instructions = checksum(scan.prompt.instructions());
        return instructions << Integer.SIZE | checksum(scan.prompt.opening());
    }

    private long checksum(Span span) {
        CRC32C checksum = new CRC32C();
        checksum.update(body, span.from(), span.to() - span.from());
        return checksum.getValue();
    }
}
