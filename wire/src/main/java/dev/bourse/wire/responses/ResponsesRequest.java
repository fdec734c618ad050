package dev.bourse.wire.responses;

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

/** A Responses request as the client's own bytes and what was learnt from reading them once. */
final class ResponsesRequest implements Request {
    private final byte[] body;
    private final RequestScan scan;
    private final List<String> models;
    private final Extensions extensions;

    private ResponsesRequest(byte[] body, RequestScan scan) {
        this.body = body;
        this.scan = scan;
        models = scan.models();
        extensions = scan.extensions.extensions();
    }

    /** Reads and checks a body (openrouter.md 1.6); it is never copied. */
    static Scanned scan(byte[] body) {
        RequestScan scan = new RequestScan(body);
        try (JsonScanner in = JsonScanner.of(body, 0, body.length)) {
            scan.read(in);
            return new ResponsesRequest(body, scan);
        } catch (JsonException refusal) {
            String message = String.valueOf(refusal.getMessage());
            return new Rejected(ApiError.of(ErrorType.INVALID_REQUEST, message));
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.RESPONSES;
    }

    @Override
    public Offer offer() {
        return ConversationReader.offer(Json.parse(body, "tools"));
    }

    @Override
    public Format format() {
        return ConversationReader.format(Json.parse(body, "text"));
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
        return MiddleOut.of(body, new InputTurns(), ResponsesRequest::scan, tokens);
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
        return Math.max(1, scan.input.messages());
    }

    @Override
    public long promptBytes() {
        return scan.input.bytes();
    }

    @Override
    public long maxOutputTokens() {
        return scan.maxOutputTokens;
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
        return scan.reasoning.isForbidden();
    }

    @Override
    public Set<Modality> inputs() {
        return scan.input.inputs();
    }

    @Override
    public Set<Modality> outputs() {
        return scan.outputs;
    }

    @Override
    public long soundLength() {
        return scan.input.soundLength();
    }

    @Override
    public long imageCount() {
        return scan.input.imageCount();
    }

    @Override
    public Volume volume() {
        return WebSearches.volume(
                scan.input.isSearching() ? WebSearches.bounded(scan.mostCalls) : 0);
    }

    @Override
    public ServiceTier tier() {
        return switch (String.valueOf(scan.tier)) {
            case "flex" -> ServiceTier.FLEX;
            case "priority", "fast" -> ServiceTier.PRIORITY;
            default -> ServiceTier.DEFAULT;
        };
    }

    @Override
    public List<String> ignored() {
        return scan.ignored();
    }

    @Override
    public @Nullable String user() {
        return scan.safety == null ? scan.user : scan.safety;
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
    public @Nullable String signedFormat() {
        return scan.input.signedFormat();
    }

    @Override
    public long openingHash() {
        long instructions = checksum(scan.input.instructions());
        return instructions << Integer.SIZE | checksum(scan.input.opening());
    }

    /** The members that an answer repeats. */
    Echo echo() {
        return Echo.of(body, scan.members());
    }

    private long checksum(Span span) {
        CRC32C checksum = new CRC32C();
        checksum.update(body, span.from(), span.to() - span.from());
        return checksum.getValue();
    }
}
