package dev.bourse.wire.anthropic;

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
import dev.bourse.wire.chat.Squeezed;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.chat.WebSearches;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Span;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/** A message request as the client's own bytes and what was learnt from reading them once. */
final class MessagesRequest implements Request {
    private final byte[] body;
    private final RequestScan scan;
    private final List<String> models;
    private final Extensions extensions;

    private MessagesRequest(byte[] body, RequestScan scan) {
        this.body = body;
        this.scan = scan;
        this.models = scan.models();
        this.extensions = scan.extensions();
    }

    /** Reads and checks a body (openrouter.md 1.7); it is never copied. */
    static Scanned scan(byte[] body) {
        try {
            return new MessagesRequest(body, RequestScan.of(body, false));
        } catch (JsonException refusal) {
            String message = String.valueOf(refusal.getMessage());
            return new Rejected(ApiError.of(ErrorType.INVALID_REQUEST, message));
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.ANTHROPIC;
    }

    @Override
    public Offer offer() {
        return ConversationReader.offer(Json.parse(body, "tools"));
    }

    @Override
    public Format format() {
        JsonObject config = Json.parse(body, "output_config");
        return ConversationReader.format(
                config.object("output_config").get("format").isPresent()
                        ? config
                        : Json.parse(body, "output_format"));
    }

    @Override
    public Conversation conversation() {
        return ConversationReader.read(Json.parse(body).asObject().orElseThrow());
    }

    @Override
    public byte[] forUpstream(UpstreamEdit edit) {
        boolean edited = scan.prompt.hasForeign();
        RequestScan located = edited ? RequestScan.of(body, true) : scan;
        return new UpstreamBody(body, located, edit).bytes();
    }

    @Override
    public Compression compression() {
        return extensions.plugins().compression();
    }

    @Override
    public @Nullable Squeezed squeezed(long tokens) {
        return MiddleOut.of(body, new MessageTurns(), MessagesRequest::scan, tokens);
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
    public long imageCount() {
        return scan.prompt.imageCount();
    }

    @Override
    public long maxOutputTokens() {
        return scan.maxTokens;
    }

    @Override
    public int choices() {
        return 1;
    }

    @Override
    public Set<Parameter> parameters() {
        return scan.parameters();
    }

    @Override
    public boolean forbidsReasoning() {
        return scan.thinking.isDisabled();
    }

    @Override
    public Set<Modality> inputs() {
        return scan.prompt.inputs();
    }

    @Override
    public Set<Modality> outputs() {
        return Set.of(Modality.TEXT);
    }

    @Override
    public Volume volume() {
        return WebSearches.volume(scan.prompt.searches());
    }

    @Override
    public ServiceTier tier() {
        if (scan.fast) {
            return ServiceTier.PRIORITY;
        }
        return switch (String.valueOf(scan.tier)) {
            case "flex" -> ServiceTier.FLEX;
            case "priority", "fast" -> ServiceTier.PRIORITY;
            default -> ServiceTier.DEFAULT;
        };
    }

    @Override
    public @Nullable String user() {
        return scan.user;
    }

    @Override
    public List<String> ignored() {
        return List.copyOf(scan.ignored);
    }

    /** This dialect marks what to cache and names no key. */
    @Override
    public boolean cachesForAnHour() {
        return HourMark.isIn(body);
    }

    @Override
    public @Nullable String promptCacheKey() {
        return null;
    }

    @Override
    public long openingHash() {
        long instructions = checksum(scan.prompt.instructions());
        return instructions << Integer.SIZE | checksum(scan.prompt.opening());
    }

    @Override
    public @Nullable String signedFormat() {
        return scan.prompt.signedFormat();
    }

    /** Whether the caller wants to read the reasoning, and not only its signature. */
    boolean showsThoughts() {
        return !scan.thinking.isOmitted();
    }

    private long checksum(Span span) {
        CRC32C checksum = new CRC32C();
        checksum.update(body, span.from(), span.to() - span.from());
        return checksum.getValue();
    }
}
