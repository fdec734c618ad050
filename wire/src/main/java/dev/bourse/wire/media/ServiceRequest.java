package dev.bourse.wire.media;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.metering.PromptSize;
import dev.bourse.domain.metering.Volume;
import dev.bourse.domain.routing.Demand;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.chat.Extensions;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.Offer;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A request for work other than chat. */
final class ServiceRequest implements Request {
    private static final String PLUGINS = "plugins";

    private final BodyScan scan;
    private final Need need;
    private final Outgoing outgoing;

    ServiceRequest(BodyScan scan, Need need, Outgoing outgoing) {
        this.scan = scan;
        this.need = need;
        this.outgoing = outgoing;
    }

    /** What a reading comes to: a request, or why it is none. */
    static Scanned of(Supplier<ServiceRequest> reading) {
        try {
            return reading.get();
        } catch (JsonException refusal) {
            String message = String.valueOf(refusal.getMessage());
            return new Rejected(ApiError.of(ErrorType.INVALID_REQUEST, message));
        }
    }

    Need need() {
        return need;
    }

    @Override
    public Dialect dialect() {
        return Dialect.OPENAI;
    }

    @Override
    public ApiType api() {
        return need.api();
    }

    @Override
    public List<String> models() {
        return scan.models();
    }

    @Override
    public Extensions extensions() {
        return scan.extensions().extensions();
    }

    @Override
    public boolean stream() {
        return need.stream();
    }

    @Override
    public int messages() {
        return need.pieces();
    }

    @Override
    public long promptBytes() {
        return need.bytes();
    }

    @Override
    public long maxOutputTokens() {
        return need.answers() == 0 ? 0 : -1;
    }

    @Override
    public int choices() {
        return Math.max(1, need.answers());
    }

    @Override
    public Volume volume() {
        return need.volume();
    }

    /** None that routing knows; all go on. */
    @Override
    public Set<Parameter> parameters() {
        return Set.of();
    }

    @Override
    public Set<Modality> inputs() {
        return need.inputs();
    }

    @Override
    public Set<Modality> outputs() {
        return Set.of(need.output());
    }

    @Override
    public ServiceTier tier() {
        return ServiceTier.DEFAULT;
    }

    @Override
    public @Nullable String user() {
        return scan.user();
    }

    /** Plugins that are offered have to do with conversations. */
    @Override
    public List<String> ignored() {
        return scan.has(PLUGINS) ? List.of(PLUGINS) : List.of();
    }

    @Override
    public @Nullable String promptCacheKey() {
        return null;
    }

    /** There is no conversation to tell apart. */
    @Override
    public long openingHash() {
        return 0;
    }

    @Override
    public @Nullable String signedFormat() {
        return null;
    }

    /** Each text has to fit into the model, not all of them together. */
    @Override
    public Demand demand(long promptTokens) {
        return Request.super.demand(new PromptSize(need.longest(), 1).likely());
    }

    @Override
    public String mediaType() {
        return outgoing.mediaType();
    }

    @Override
    public byte[] forUpstream(UpstreamEdit edit) {
        return outgoing.bytes(edit, JsonObject.EMPTY);
    }

    /** The same with what that provider alone is to be told. */
    byte[] forUpstream(UpstreamEdit edit, String provider) {
        return outgoing.bytes(edit, scan.options(provider));
    }

    @Override
    public Offer offer() {
        return new Offer(List.of(), false);
    }

    @Override
    public Format format() {
        return new Format.Text();
    }

    @Override
    public Conversation conversation() {
        throw new JsonException("/" + need.api().wireName() + " is no conversation");
    }
}
