package dev.bourse.gateway.live;

import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.KeyChanged;
import dev.bourse.domain.fact.KeyDeleted;
import dev.bourse.domain.fact.KeyIssued;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.domain.ledger.Refusal;
import dev.bourse.domain.ledger.Rules;
import dev.bourse.domain.unit.KeyHash;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Who calls: from the text of a key to the key, in memory, one SHA-256 per request and the same
 * work for good and bad texts. Also makes, changes and deletes keys; each such change is given to
 * the journal first and takes effect only when the journal took it.
 */
public final class Access {
    private static final int LONGEST = 512;

    private final Ledger ledger;
    private final RandomGenerator random;
    private final Consumer<Fact> journal;

    /**
     * @param random a source that nobody can predict
     * @param journal takes a fact, or throws when it cannot
     */
    public Access(Ledger ledger, RandomGenerator random, Consumer<Fact> journal) {
        this.ledger = ledger;
        this.random = random;
        this.journal = journal;
    }

    /** The key's identity as the text says; it is not the key itself. */
    public static KeyHash hash(String secret) {
        return Secret.hash(secret);
    }

    /**
     * Whose key that is, for uses open to any good key.
     *
     * @param presented the text without {@code Bearer}; null or blank when none was sent
     */
    public Authentication authenticate(@Nullable String presented, long nowMicros) {
        if (presented == null || presented.isBlank()) {
            return new Authentication.Refused(new Refusal.NoKey());
        }
        Key key = find(presented);
        return answer(key, Rules.identity(key, nowMicros));
    }

    /** Whose key that is, if it is of the kind that this use needs. */
    public Authentication authenticate(@Nullable String presented, KeyKind needed, long nowMicros) {
        if (presented == null || presented.isBlank()) {
            return new Authentication.Refused(new Refusal.NoKey());
        }
        Key key = find(presented);
        return answer(key, Rules.identity(key, needed, nowMicros));
    }

    /** Makes a key. */
    public IssuedKey issue(KeyOrder order, long nowMicros) {
        return preset(Secret.make(order.kind(), random), order, nowMicros);
    }

    /** Makes a key of a text that was chosen beforehand, unless that key exists: then that one. */
    public synchronized IssuedKey preset(String secret, KeyOrder order, long nowMicros) {
        Key key = ledger.key(Secret.hash(secret)).orElseGet(() -> make(secret, order, nowMicros));
        return new IssuedKey(secret, key);
    }

    /**
     * Changes a key; empty when there is none. Hash, account, kind and times of birth and change
     * are not the caller's to choose.
     */
    public synchronized Optional<Key> change(
            KeyHash hash, UnaryOperator<Key> change, long nowMicros) {
        Optional<Key> changed =
                ledger.key(hash).map(old -> change.apply(old).changedFrom(old, nowMicros));
        changed.ifPresent(key -> {
            journal.accept(new KeyChanged(nowMicros, key));
            ledger.replace(key);
        });
        return changed;
    }

    /** Takes a key away for good; false when there is none. */
    public synchronized boolean delete(KeyHash hash, long nowMicros) {
        if (ledger.key(hash).isEmpty()) {
            return false;
        }
        journal.accept(new KeyDeleted(nowMicros, hash));
        ledger.remove(hash);
        return true;
    }

    private Key make(String secret, KeyOrder order, long nowMicros) {
        Key key =
                new Key(
                        Secret.hash(secret),
                        order.account(),
                        order.kind(),
                        order.name(),
                        Secret.mask(secret),
                        false,
                        order.limit(),
                        order.reset(),
                        order.minTrust(),
                        order.expiresAtMicros(),
                        nowMicros,
                        nowMicros);
        journal.accept(new KeyIssued(nowMicros, key));
        ledger.add(key);
        return key;
    }

    private @Nullable Key find(String presented) {
        return presented.length() > LONGEST
                ? null
                : ledger.key(Secret.hash(presented)).orElse(null);
    }

    private static Authentication answer(@Nullable Key key, Optional<Refusal> refusal) {
        return key == null || refusal.isPresent()
                ? new Authentication.Refused(refusal.orElseGet(Refusal.UnknownKey::new))
                : new Authentication.Known(key);
    }
}
