package dev.bourse.sim.provider;

/**
 * Why a request is not answered, in no dialect.
 *
 * @param status HTTP status
 * @param code machine-readable reason
 * @param message reason for people
 */
record Refusal(int status, String code, String message) implements Reading {}
