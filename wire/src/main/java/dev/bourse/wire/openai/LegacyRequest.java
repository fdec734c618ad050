package dev.bourse.wire.openai;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.chat.Extensions;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.Offer;
import dev.bourse.wire.chat.Rendered;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;

/** A legacy completion, which endpoints get as a conversation of one message. */
final class LegacyRequest implements Request {
    private static final int OPENING = 256;

    private final byte[] body;
    private final LegacyScan scan;
    private final byte[] prompt;

    private LegacyRequest(byte[] body, LegacyScan scan) {
        this.body = body;
        this.scan = scan;
        prompt = scan.prompt.getBytes(StandardCharsets.UTF_8);
    }

    static Scanned scan(byte[] body) {
        LegacyScan scan = new LegacyScan(body);
        try (JsonScanner in = JsonScanner.of(body, 0, body.length)) {
            scan.read(in);
            return new LegacyRequest(body, scan);
        } catch (JsonException refusal) {
            String message = String.valueOf(refusal.getMessage());
            return new Scanned.Rejected(ApiError.of(ErrorType.INVALID_REQUEST, message));
        }
    }

    /** The text that answers begin with; empty when they begin with the completion. */
    String echoed() {
        return scan.echo ? scan.prompt : "";
    }

    @Override
    public boolean hidesReasoning() {
        return scan.rest.silent;
    }

    @Override
    public Dialect dialect() {
        return Dialect.OPENAI;
    }

    @Override
    public boolean forbidsReasoning() {
        return scan.rest.forbidsReasoning();
    }

    @Override
    public List<String> models() {
        return scan.rest.models();
    }

    @Override
    public Extensions extensions() {
        return scan.rest.extensions.extensions();
    }

    @Override
    public boolean stream() {
        return scan.rest.stream;
    }

    @Override
    public int messages() {
        return 1;
    }

    @Override
    public long promptBytes() {
        return (long) prompt.length + length(scan.instructions) + length(scan.suffix);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public boolean completesText() {
        return true;
    }

    @Override
    public long maxOutputTokens() {
        return scan.rest.maxTokens;
    }

    @Override
    public int choices() {
        return scan.rest.choices;
    }

    @Override
    public Set<Parameter> parameters() {
        return scan.rest.parameters();
    }

    @Override
    public Set<Modality> inputs() {
        return Set.of(Modality.TEXT);
    }

    @Override
    public Set<Modality> outputs() {
        return scan.rest.outputs;
    }

    @Override
    public ServiceTier tier() {
        return scan.rest.serviceTier();
    }

    @Override
    public @Nullable String user() {
        return scan.rest.endUser();
    }

    @Override
    public List<String> ignored() {
        return scan.rest.ignored();
    }

    @Override
    public @Nullable String promptCacheKey() {
        return scan.rest.cacheKey;
    }

    @Override
    public long openingHash() {
        CRC32C checksum = new CRC32C();
        checksum.update(prompt, 0, Math.min(prompt.length, OPENING));
        return checksum.getValue();
    }

    @Override
    public @Nullable String signedFormat() {
        return null;
    }

    @Override
    public byte[] forUpstream(UpstreamEdit edit) {
        return switch (ConversationWriter.write(conversation(), edit)) {
            case Rendered.Written written -> written.body();
            case Rendered.Impossible(String what) -> throw new IllegalStateException(what);
        };
    }

    /** {@code best_of} stays among the members only when it asks for more than comes back. */
    @Override
    public Offer offer() {
        return new Offer(List.of(), false);
    }

    @Override
    public Format format() {
        return ConversationReader.format(Json.parse(body, "response_format"));
    }

    @Override
    public Conversation conversation() {
        JsonObject sent = Json.parse(body).asObject().orElse(JsonObject.EMPTY);
        Map<String, JsonValue> members = new LinkedHashMap<>(sent.members());
        LegacyScan.OWN.stream()
                .filter(name -> !name.equals("best_of") || scan.bestOf <= scan.rest.choices)
                .forEach(members::remove);
        if (scan.logprobs >= 0) {
            members.put("logprobs", JsonValue.of(true));
            members.put("top_logprobs", JsonValue.of(scan.logprobs));
        }
        members.put("messages", JsonValue.of(messagesToSend()));
        return ConversationReader.read(new JsonObject(members));
    }

    /** A model that chats is told in words what a text is to lead on to. */
    private List<Map<String, String>> messagesToSend() {
        List<Map<String, String>> messages = new ArrayList<>();
        if (scan.instructions != null && !scan.instructions.isEmpty()) {
            messages.add(Map.of("role", "system", "content", scan.instructions));
        }
        if (scan.suffix != null && !scan.suffix.isEmpty()) {
            String task =
                    "Write only what belongs between the user's text and the following, without"
                            + " repeating either:\n";
            messages.add(Map.of("role", "system", "content", task + scan.suffix));
        }
        messages.add(Map.of("role", "user", "content", scan.prompt));
        return messages;
    }
}
