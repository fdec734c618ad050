package dev.bourse.gateway.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.Base64;
import java.util.Optional;
import java.util.Random;

class VaultTest {
    private static final String SECRET = "sk-provider-secret";

    private final Vault vault = new Vault(key(1), new Random(1));

    @Test
    void a_sealed_key_opens_for_its_owner() {
        assertEquals(Optional.of(SECRET), vault.open("acme", vault.seal("acme", SECRET)));
        assertEquals(Optional.of("ключ"), vault.open("acme", vault.seal("acme", "ключ")));
    }

    @Test
    void it_shows_nothing_of_the_key_and_never_looks_the_same_twice() {
        String sealed = vault.seal("acme", SECRET);
        assertFalse(sealed.contains("sk-") || sealed.contains("provider"), sealed);
        assertNotEquals(sealed, vault.seal("acme", SECRET));
    }

    @Test
    void it_opens_for_nobody_else_and_with_no_other_key() {
        String sealed = vault.seal("acme", SECRET);
        assertEquals(Optional.empty(), vault.open("zeta", sealed));
        assertEquals(Optional.empty(), new Vault(key(2), new Random(1)).open("acme", sealed));
    }

    @Test
    void what_was_changed_or_is_nonsense_does_not_open() {
        byte[] sealed =
                Base64.getDecoder().decode(vault.seal("acme", SECRET).substring("1:".length()));
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            String text = "1:" + Base64.getEncoder().encodeToString(changed);
            assertEquals(Optional.empty(), vault.open("acme", text), "at " + i);
        }
        for (String nonsense : new String[] {"", "1:", "1:AAAA", "no base64 ()", "x"}) {
            assertEquals(Optional.empty(), vault.open("acme", nonsense), nonsense);
        }
    }

    @Test
    void keys_of_another_length_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Vault(new byte[16], new Random(1)));
    }

    private static byte[] key(int seed) {
        byte[] key = new byte[32];
        new Random(seed).nextBytes(key);
        return key;
    }
}
