package dev.bourse.gateway.http;

import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.KeyKind;

import java.util.Optional;

/**
 * Keys of listed providers: each belongs to an account that is its provider's and nobody else's.
 */
final class ProviderKeys {
    private static final String PREFIX = "provider:";

    private ProviderKeys() {}

    /** The account of a provider's keys. */
    static String account(String provider) {
        return PREFIX + provider;
    }

    /** Whose key that is; empty when it is no provider's. */
    static Optional<String> provider(Key key) {
        return key.kind() == KeyKind.PROVIDER && key.account().startsWith(PREFIX)
                ? Optional.of(key.account().substring(PREFIX.length()))
                : Optional.empty();
    }

    /** Whether a key may look after that provider. */
    static boolean mayManage(Key key, String provider) {
        return key.kind() == KeyKind.MANAGEMENT
                || provider(key).filter(provider::equals).isPresent();
    }
}
