package dev.bourse.gateway.live;

import dev.bourse.domain.ledger.Key;

/**
 * A key that was just made.
 *
 * @param secret the text that authenticates; shown once, kept nowhere
 * @param key what the exchange keeps
 */
public record IssuedKey(String secret, Key key) {
    /** Without the secret, so that it cannot reach a log. */
    @Override
    public String toString() {
        return "IssuedKey[" + key.label() + "]";
    }
}
