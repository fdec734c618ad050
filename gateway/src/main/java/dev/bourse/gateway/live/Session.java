package dev.bourse.gateway.live;

/**
 * A conversation whose prompt cache is worth returning to.
 *
 * @param account who pays
 * @param model the model as it was asked for
 * @param id what the caller named the session, or what stands for it (a hash of how the
 *     conversation begins)
 * @param named whether the caller named it
 */
public record Session(String account, String model, String id, boolean named) {}
