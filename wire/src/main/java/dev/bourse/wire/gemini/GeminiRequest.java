package dev.bourse.wire.gemini;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.metering.Volume;
import dev.bourse.domain.routing.Compression;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.chat.Extensions;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.MiddleOut;
import dev.bourse.wire.chat.Offer;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.Squeezed;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.chat.WebSearches;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Span;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * A {@code generateContent} request as the client's own bytes and what was learnt from reading them
 * once.
 */
final class GeminiRequest implements Request {
    private static final String CONFIG = "generationConfig";

    private final byte[] body;
    private final RequestScan scan;
    private final List<String> models;
    private final Extensions extensions;

    private GeminiRequest(byte[] body, RequestScan scan) {
        this.body = body;
        this.scan = scan;
        this.models = scan.models();
        this.extensions = scan.extensions.extensions();
    }

    static Scanned scan(byte[] body, Addressed addressed) {
        RequestScan scan = new RequestScan(body, addressed);
        try (JsonScanner in = JsonScanner.of(body, 0, body.length)) {
            scan.read(in);
            return new GeminiRequest(body, scan);
        } catch (JsonException refusal) {
            String message = String.valueOf(refusal.getMessage());
            return new Scanned.Rejected(ApiError.of(ErrorType.INVALID_REQUEST, message));
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.GEMINI;
    }

    @Override
    public Offer offer() {
        return ToolsReader.offer(new ProtoObject(Json.parse(body, "tools")));
    }

    @Override
    public Format format() {
        JsonObject config = Json.parse(body, CONFIG);
        return ConversationReader.format(
                new ProtoObject(
                        config.members().isEmpty()
                                ? Json.parse(body, ProtoNames.snake(CONFIG))
                                : config));
    }

    @Override
    public Conversation conversation() {
        JsonObject members = Json.parse(body).asObject().orElse(JsonObject.EMPTY);
        return ConversationReader.read(new ProtoObject(members), stream());
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
        return MiddleOut.of(body, new ContentTurns(), sent -> scan(sent, scan.addressed), tokens);
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
        return scan.addressed.stream();
    }

    /** Whether a stream is to be one JSON array. */
    boolean wantsArray() {
        return scan.addressed.array();
    }

    /** Whether the caller wants to read what the model thought. */
    boolean wantsThoughts() {
        return scan.config.thoughts;
    }

    @Override
    public int messages() {
        return scan.prompt.contents();
    }

    @Override
    public long promptBytes() {
        return scan.prompt.bytes();
    }

    @Override
    public long maxOutputTokens() {
        return scan.config.cap;
    }

    @Override
    public int choices() {
        return scan.config.candidates;
    }

    @Override
    public Set<Parameter> parameters() {
        return scan.parameters();
    }

    @Override
    public boolean forbidsReasoning() {
        return scan.config.thoughtless;
    }

    @Override
    public Set<Modality> inputs() {
        return scan.prompt.inputs();
    }

    @Override
    public Set<Modality> outputs() {
        return scan.config.outputs.isEmpty() ? Set.of(Modality.TEXT) : scan.config.outputs;
    }

    private long searches() {
        return models.stream().allMatch(ModelGeneration::paysByPrompt) ? 1 : WebSearches.UNBOUNDED;
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
        return WebSearches.volume(scan.prompt.isSearching() ? searches() : 0);
    }

    @Override
    public ServiceTier tier() {
        return switch (String.valueOf(scan.tier).toLowerCase(Locale.ROOT)) {
            case "flex" -> ServiceTier.FLEX;
            case "priority" -> ServiceTier.PRIORITY;
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

    /** Gemini caches prompts by what they begin with and takes no key. */
    @Override
    public @Nullable String promptCacheKey() {
        return null;
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

    private long checksum(Span span) {
        CRC32C checksum = new CRC32C();
        checksum.update(body, span.from(), span.to() - span.from());
        return checksum.getValue();
    }
}
