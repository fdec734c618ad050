package dev.bourse.domain.ledger;

import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Keys for tests. */
final class Keys {
    private Keys() {}

    /** A hash that belongs to a short name. */
    static KeyHash hash(String name) {
        String hex = HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
        return new KeyHash("0".repeat(64 - hex.length()) + hex);
    }

    static Key key(String name) {
        return limited(name, null, ResetInterval.NEVER);
    }

    static Key limited(String name, @Nullable Money limit, ResetInterval reset) {
        return new Key(
                hash(name),
                "default",
                KeyKind.INFERENCE,
                name,
                "sk-bo-" + name,
                false,
                limit,
                reset,
                0,
                0,
                0);
    }
}
