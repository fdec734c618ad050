package dev.bourse.domain.catalog;

import dev.bourse.domain.unit.KeyHash;

/**
 * Who asks what is offered.
 *
 * @param account the account that pays
 * @param key the key that is used
 */
public record Viewer(String account, KeyHash key) {}
