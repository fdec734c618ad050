package dev.bourse.wire.openai;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.metering.Volume;
import dev.bourse.domain.routing.Compression;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.chat.Extensions;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.HourMark;
import dev.bourse.wire.chat.MiddleOut;
import dev.bourse.wire.chat.Offer;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.Scanned.Rejected;
import dev.bourse.wire.chat.Squeezed;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.chat.WebSearches;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.splice.Span;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * A chat completion request as the client's own bytes and what was learnt from reading them once.
 * The bytes must not be changed afterwards.
 */
public final class ChatRequest implements Request {
    private static final Set<Modality> TEXT = Set.of(Modality.TEXT);

    private final byte[] body;
    private final RequestScan scan;
    private final List<String> models;
    private final Extensions extensions;
    private final Set<Modality> inputs;
    private final Set<Modality> outputs;

    private ChatRequest(byte[] body, RequestScan scan) {
        this.body = body;
        this.scan = scan;
        this.models = scan.models();
        this.extensions = scan.extensions.extensions();
        this.inputs = kinds(scan.prompt.inputs());
        this.outputs = kinds(scan.outputs);
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

    @Override
    public Dialect dialect() {
        return Dialect.OPENAI;
    }

    @Override
    public Offer offer() {
        return ConversationReader.offer(Json.parse(body, "tools"));
    }

    @Override
    public Format format() {
        return ConversationReader.format(Json.parse(body, "response_format"));
    }

    @Override
    public Conversation conversation() {
        return ConversationReader.read(Json.parse(body).asObject().orElseThrow());
    }

    @Override
    public byte[] forUpstream(UpstreamEdit edit) {
        return new UpstreamBody(body, scan, edit).bytes();
    }

    @Override
    public Compression compression() {
        return extensions.plugins().compression();
    }

    @Override
    public @Nullable Squeezed squeezed(long tokens) {
        return MiddleOut.of(body, new ChatTurns(), ChatRequest::scan, tokens);
    }

    @Override
    public List<String> models() {
        return models;
    }

    @Override
    public Extensions extensions() {
        return extensions;
    }

    @Override
    public boolean stream() {
        return scan.stream;
    }

    @Override
    public int messages() {
        return scan.prompt.messages();
    }

    @Override
    public long promptBytes() {
        return scan.prompt.bytes();
    }

    @Override
    public long maxOutputTokens() {
        return scan.maxCompletionTokens >= 0 ? scan.maxCompletionTokens : scan.maxTokens;
    }

    @Override
    public int choices() {
        return scan.choices;
    }

    @Override
    public Set<Parameter> parameters() {
        return scan.parameters();
    }

    @Override
    public boolean forbidsReasoning() {
        return scan.forbidsReasoning();
    }

    @Override
    public Set<Modality> inputs() {
        return inputs;
    }

    @Override
    public long soundLength() {
        return scan.prompt.soundLength();
    }

    @Override
    public long imageCount() {
        return scan.prompt.imageCount();
    }

    @Override
    public Volume volume() {
        return WebSearches.volume(
                scan.searching || scan.prompt.isSearching() ? WebSearches.UNBOUNDED : 0);
    }

    @Override
    public ServiceTier tier() {
        return scan.serviceTier();
    }

    @Override
    public @Nullable String user() {
        return scan.endUser();
    }

    @Override
    public List<String> ignored() {
        return scan.ignored();
    }

    @Override
    public boolean cachesAsAWhole() {
        return scan.cached;
    }

    @Override
    public boolean cachesForAnHour() {
        return HourMark.isIn(body);
    }

    @Override
    public @Nullable String promptCacheKey() {
        return scan.cacheKey;
    }

    @Override
    public Set<Modality> outputs() {
        return outputs;
    }

    @Override
    public @Nullable String signedFormat() {
        return scan.prompt.signedFormat();
    }

    @Override
    public long openingHash() {
        long instructions = checksum(scan.prompt.instructions());
        return instructions << Integer.SIZE | checksum(scan.prompt.opening());
    }

    /** The type of {@code response_format}; null when none was sent. */
    @Nullable String responseFormat() {
        return scan.format;
    }

    /** The reasoning effort asked for, in the new way or the old; null when none was named. */
    @Nullable String reasoningEffort() {
        return scan.reasoningEffort();
    }

    @Override
    public boolean hidesReasoning() {
        return scan.silent;
    }

    boolean hasMetadata() {
        return scan.metadata;
    }

    /** Most requests and answers are text. */
    private static Set<Modality> kinds(Set<Modality> found) {
        return found.equals(TEXT) ? TEXT : Set.copyOf(found);
    }

    private long checksum(Span span) {
        CRC32C checksum = new CRC32C();
        checksum.update(body, span.from(), span.to() - span.from());
        return checksum.getValue();
    }
}
