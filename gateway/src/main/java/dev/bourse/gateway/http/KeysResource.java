package dev.bourse.gateway.http;

import dev.bourse.domain.ledger.Account;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.gateway.live.Access;
import dev.bourse.gateway.live.IssuedKey;
import dev.bourse.gateway.live.KeyStanding;
import dev.bourse.gateway.live.Ledger;
import dev.bourse.gateway.pipeline.Errors;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.json.JsonValue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** {@code /key}, {@code /keys} and {@code /credits} (openrouter.md 1.11). */
final class KeysResource {
    private static final int CREATED = 201;
    private static final int PAGE = 100;

    private final Access access;
    private final Ledger ledger;
    private final LongSupplier clock;

    /**
     * @param clock epoch microseconds
     */
    KeysResource(Access access, Ledger ledger, LongSupplier clock) {
        this.access = access;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The calling key about itself. */
    Reply self(Ask ask, Key key) {
        return found(key.hash(), standing -> Replies.data(KeyView.self(standing)));
    }

    Reply list(Ask ask, Key admin) {
        boolean all = ask.query("include_disabled").map(Boolean::parseBoolean).orElse(false);
        List<KeyStanding> keys =
                ledger.standings(admin.account(), now()).stream()
                        .filter(one -> all || !one.key().disabled())
                        .toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("data", keys.stream().skip(offset(ask)).limit(PAGE).map(KeyView::of).toList());
        answer.put("total_count", keys.size());
        return Replies.ok(JsonValue.of(answer));
    }

    Reply create(Ask ask, Key admin) {
        IssuedKey issued = access.issue(KeyWishes.of(ask.body()).order(admin), now());
        KeyStanding standing = ledger.standing(issued.key().hash(), now()).orElseThrow();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("key", issued.secret());
        answer.put("data", JsonValue.of(KeyView.of(standing)));
        return Replies.json(CREATED, JsonValue.of(answer));
    }

    Reply get(Ask ask, Key admin) {
        return found(own(ask, admin), standing -> Replies.data(KeyView.of(standing)));
    }

    Reply change(Ask ask, Key admin) {
        KeyWishes wishes = KeyWishes.of(ask.body());
        Optional<Key> changed =
                own(ask, admin).flatMap(it -> access.change(it, wishes::change, now()));
        return found(changed.map(Key::hash), standing -> Replies.data(KeyView.of(standing)));
    }

    Reply delete(Ask ask, Key admin) {
        boolean deleted = own(ask, admin).map(it -> access.delete(it, now())).orElse(false);
        return deleted ? Replies.ok(JsonValue.of(Map.of("deleted", true))) : unknown();
    }

    Reply credits(Ask ask, Key admin) {
        Account account = ledger.account(admin.account());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("total_credits", account.granted().dollars());
        view.put("total_usage", account.spent().dollars());
        return Replies.data(view);
    }

    private Reply found(KeyHash hash, Function<KeyStanding, Reply> then) {
        return found(Optional.of(hash), then);
    }

    private Reply found(Optional<KeyHash> hash, Function<KeyStanding, Reply> then) {
        return hash.flatMap(it -> ledger.standing(it, now()))
                .map(then)
                .orElseGet(KeysResource::unknown);
    }

    /** The key that is asked for; empty when there is none, or none of the same account. */
    private Optional<KeyHash> own(Ask ask, Key admin) {
        return hash(ask)
                .flatMap(it -> ledger.standing(it, now()))
                .map(KeyStanding::key)
                .filter(key -> key.account().equals(admin.account()))
                .map(Key::hash);
    }

    private static Optional<KeyHash> hash(Ask ask) {
        String hex = ask.parameter("hash");
        return hex.matches("[0-9a-f]{64}") ? Optional.of(new KeyHash(hex)) : Optional.empty();
    }

    private static long offset(Ask ask) {
        String text = ask.query("offset").orElse("0");
        if (!text.matches("\\d{1,9}")) {
            throw new BadQuery("offset", "a whole number, not '" + text + "'");
        }
        return Long.parseLong(text);
    }

    private static Reply unknown() {
        return Errors.answer(ApiError.of(ErrorType.NOT_FOUND, "There is no such key"));
    }

    private long now() {
        return clock.getAsLong();
    }
}
