package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.domain.ledger.ResetInterval;
import dev.bourse.domain.unit.Money;
import dev.bourse.gateway.live.KeyOrder;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a body says about a key that shall be made or changed (openrouter.md 1.11). */
final class KeyWishes {
    private static final int LONGEST_NAME = 200;

    private static final Set<String> KNOWN =
            Set.of(
                    "name",
                    "limit",
                    "limit_reset",
                    "include_byok_in_limit",
                    "expires_at",
                    "creator_user_id",
                    "workspace_id",
                    "disabled",
                    "is_management_key",
                    "min_trust");

    private final JsonObject body;

    private KeyWishes(JsonObject body) {
        this.body = body;
        requireKnown();
    }

    /** A limit whose name is misspelt must not make a key without one. */
    private void requireKnown() {
        for (String member : body.members().keySet()) {
            if (!KNOWN.contains(member)) {
                throw new BadQuery(Choices.shown(member), "is no member of a key");
            }
        }
    }

    /**
     * @throws BadQuery when the body is no JSON object, or has members that no key has
     */
    static KeyWishes of(Body body) {
        try {
            return new KeyWishes(
                    Json.parse(body.bytes()).asObject().orElseThrow(KeyWishes::noObject));
        } catch (JsonException malformed) {
            throw new BadQuery("body", String.valueOf(malformed.getMessage()));
        }
    }

    /**
     * A new key. It trusts whom its maker trusts, unless it says otherwise.
     *
     * @throws BadQuery naming the member that makes no sense
     */
    KeyOrder order(Key maker) {
        return order(
                maker.account(),
                flag("is_management_key").orElse(false) ? KeyKind.MANAGEMENT : KeyKind.INFERENCE,
                maker.minTrust());
    }

    /** A new key of a provider, whatever the body says of its kind. */
    KeyOrder orderOfProvider(String account) {
        return order(account, KeyKind.PROVIDER, null);
    }

    private KeyOrder order(String account, KeyKind kind, @Nullable TrustTier trusted) {
        return new KeyOrder(
                account,
                kind,
                name().orElseThrow(() -> new BadQuery("name", "is required")),
                limit(null),
                reset(ResetInterval.NEVER),
                minTrust(trusted),
                expiry());
    }

    /**
     * A key with the changes that the body names; what it does not name stays.
     *
     * @throws BadQuery naming the member that makes no sense
     */
    Key change(Key key) {
        if (member("expires_at").isPresent()) {
            throw new BadQuery("expires_at", "stays what it was when the key was made");
        }
        return new Key(
                key.hash(),
                key.account(),
                key.kind(),
                name().orElse(key.name()),
                key.label(),
                flag("disabled").orElse(key.disabled()),
                limit(key.limit()),
                reset(key.reset()),
                minTrust(key.minTrust()),
                key.expiresAtMicros(),
                key.createdAtMicros(),
                key.updatedAtMicros());
    }

    private Optional<String> name() {
        return member("name")
                .map(value -> value.asText().orElseThrow(() -> new BadQuery("name", "is no text")))
                .map(String::strip)
                .map(KeyWishes::checked);
    }

    private static String checked(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new BadQuery("name", "1 to " + LONGEST_NAME + " characters");
        }
        return name;
    }

    private @Nullable Money limit(@Nullable Money before) {
        if (isNull("limit")) {
            return null;
        }
        Optional<JsonValue> given = member("limit");
        if (given.isEmpty()) {
            return before;
        }
        BigDecimal dollars =
                given.get().asNumber().orElseThrow(() -> new BadQuery("limit", "is no number"));
        if (dollars.signum() < 0) {
            throw new BadQuery("limit", "is zero or more");
        }
        return money(dollars);
    }

    private static Money money(BigDecimal dollars) {
        try {
            return Money.ofDollars(dollars, RoundingMode.DOWN);
        } catch (ArithmeticException _) {
            throw new BadQuery("limit", "is too large");
        }
    }

    private ResetInterval reset(ResetInterval before) {
        if (isNull("limit_reset")) {
            return ResetInterval.NEVER;
        }
        return member("limit_reset")
                .map(value -> value.asText().orElse(""))
                .map(KeyWishes::interval)
                .orElse(before);
    }

    private static ResetInterval interval(String name) {
        return Arrays.stream(ResetInterval.values())
                .filter(one -> one != ResetInterval.NEVER && one.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new BadQuery("limit_reset", "daily, weekly, monthly or null"));
    }

    private @Nullable TrustTier minTrust(@Nullable TrustTier before) {
        if (isNull("min_trust")) {
            return null;
        }
        return member("min_trust")
                .map(value -> value.asText().orElse(""))
                .map(TrustView::tier)
                .orElse(before);
    }

    private long expiry() {
        return member("expires_at").map(value -> micros(value.asText().orElse(""))).orElse(0L);
    }

    private static long micros(String time) {
        try {
            Instant instant = OffsetDateTime.parse(time).toInstant();
            return afterEpoch(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
        } catch (DateTimeException _) {
            throw new BadQuery("expires_at", "is no ISO 8601 time such as 2030-01-31T00:00:00Z");
        } catch (ArithmeticException _) {
            throw new BadQuery("expires_at", "is too far away: leave it out for never");
        }
    }

    /** Zero is how a key says that it never ends, so no time may be that. */
    private static long afterEpoch(long micros) {
        if (micros <= 0) {
            throw new BadQuery("expires_at", "is before 1970");
        }
        return micros;
    }

    private Optional<Boolean> flag(String name) {
        return member(name)
                .map(value ->
                        value.asFlag().orElseThrow(() -> new BadQuery(name, "true or false")));
    }

    private Optional<JsonValue> member(String name) {
        return body.get(name);
    }

    private boolean isNull(String name) {
        return body.members().get(name) == JsonNull.NULL;
    }

    private static BadQuery noObject() {
        return new BadQuery("body", "is no JSON object");
    }
}
